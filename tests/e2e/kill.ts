import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { ComponentFrame, ComponentSnapshot, LiveFrame } from '@ioc/contracts';
import type { Centre } from '../support/centre.js';
import { eventually } from '../support/eventually.js';
import { openLive, subscribe } from '../support/live.js';

interface Seen {
  indicator: string;
  area: string;
  at: number;
  value: number | null;
}

/** Kills the server with SIGKILL while it takes in, starts it again, and asks the database for everything that a screen was told. */
export async function killOnce(centre: Centre, afterMs: number): Promise<{ told: number; missing: Seen[]; doubled: number; healedMs: number }> {
  const told = await watchUntilKilled(centre, afterMs);
  const began = Date.now();
  await centre.restart();
  const healedMs = Date.now() - began;
  const client = new pg.Client({ connectionString: await databaseUrl(centre) });
  await client.connect();
  try {
    const missing: Seen[] = [];
    for (const seen of told) if (!(await isStored(client, seen))) missing.push(seen);
    // The primary key admits no reading twice; what was taken in twice would be a revision that says what it replaced.
    const { rows } = await client.query<{ doubled: string }>(
      `SELECT count(*) AS doubled FROM reading_revision v JOIN reading r USING (series_id, at, period)
       WHERE v.revision = r.revision - 1 AND (v.value, v.status, v.qualifier, v.provenance) IS NOT DISTINCT FROM (r.value, r.status, r.qualifier, r.provenance)`,
    );
    return { told: told.length, missing, doubled: Number(rows[0]?.doubled), healedMs };
  } finally {
    await client.end();
  }
}

/** What was pushed was acknowledged: it must outlive the kill. */
async function watchUntilKilled(centre: Centre, afterMs: number): Promise<Seen[]> {
  const topic = 'component/security-traffic';
  const socket = await openLive(centre.url);
  const answer = (await subscribe(socket, [topic])) as Record<string, { snapshot: ComponentSnapshot }>;
  const series = answer[topic]?.snapshot.series ?? [];
  const told: Seen[] = [];
  let frames = 0;
  socket.on('frame', (frame: LiveFrame) => {
    frames += 1;
    const { i, v, t } = frame as ComponentFrame;
    i.forEach((index, k) => {
      const known = series[index];
      if (known && !known.breakdown) told.push({ indicator: known.indicator, area: known.area, at: t[k] ?? 0, value: v[k] ?? null });
    });
  });
  // From the first frame on: a machine may be slow to begin.
  await eventually(() => frames > 0, 60_000, 20);
  // Not a wait for something: the kill must fall at any moment of a poll.
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  await centre.server().stop('SIGKILL');
  socket.close();
  return told;
}

async function isStored(client: pg.Client, seen: Seen): Promise<boolean> {
  const { rows } = await client.query<{ value: number | null }>(
    `SELECT value FROM reading JOIN series ON series.id = reading.series_id
     WHERE indicator = $1 AND area = $2 AND at = to_timestamp($3::float8 / 1000)
     UNION ALL SELECT value FROM reading_revision JOIN series ON series.id = reading_revision.series_id
     WHERE indicator = $1 AND area = $2 AND at = to_timestamp($3::float8 / 1000)`,
    [seen.indicator, seen.area, seen.at],
  );
  return rows.some((row) => row.value === seen.value);
}

/** The embedded database's address, from what it leaves on disk. */
async function databaseUrl({ dataDir }: Centre): Promise<string> {
  const [pid, password] = await Promise.all([
    readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8'),
    readFile(join(dataDir, 'postgres.password'), 'utf8'),
  ]);
  return `postgres://rong:${password.trim()}@127.0.0.1:${pid.split('\n')[3]?.trim()}/postgres`;
}
