import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlaybackTimeline } from '@ioc/contracts';
import pg from 'pg';
import { asShipped, startCentre, type Centre } from '../support/centre.js';
import { percentile } from './figures.js';

/** Past a whole picture, so that the longest way back from a moment to its picture is among those that are measured. */
const recordMs = 150_000;
/** The first minute has the histories of all feeds in it. */
const settledMs = 60_000;
const opened = 60;

/** How long a moment of the record takes to be opened, beside the newest values, and what a day of it weighs. */
export async function playbackBench(): Promise<string[]> {
  const centre = await startCentre(24_980, asShipped);
  try {
    const began = Date.now();
    await new Promise((resolve) => setTimeout(resolve, recordMs));
    const [from, to] = [began + settledMs, Date.now() - 5000];
    const moments = Array.from({ length: opened }, (_, nth) => new Date(from + ((to - from) * nth) / opened).toISOString());
    const at = await timed(moments, (moment) => centre.get(`/api/v1/playback?${new URLSearchParams({ at: moment })}`));
    const latest = await timed(moments, () => centre.get('/api/v1/readings/latest'));
    const timeline = await centre.get<PlaybackTimeline>(`/api/v1/playback/timeline?${new URLSearchParams({ from: new Date(from).toISOString(), to: new Date(to).toISOString() })}`);
    const frames = timeline.frames.reduce((sum, one) => sum + one, 0);
    return [
      `a moment opened: p50 ${percentile(at, 50).toFixed(0)} ms, p95 ${percentile(at, 95).toFixed(0)} ms (goal 500); the newest values in the same process: p50 ${percentile(latest, 50).toFixed(0)} ms`,
      `${(frames / ((to - from) / 1000)).toFixed(1)} frames a second; a day of the record: ${(await megabytesADay(centre, from, to)).toFixed(0)} MB`,
    ];
  } finally {
    await centre.stop();
  }
}

async function timed<T>(all: readonly T[], ask: (one: T) => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (const one of all) {
    const began = performance.now();
    await ask(one);
    took.push(performance.now() - began);
  }
  return took;
}

/** Asked of the embedded database itself. */
async function megabytesADay({ dataDir }: Centre, from: number, to: number): Promise<number> {
  const [pidFile] = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('postmaster.pid'));
  const port = readFileSync(join(dataDir, pidFile ?? 'postmaster.pid'), 'utf8').split('\n')[3];
  const password = readFileSync(join(dataDir, 'postgres.password'), 'utf8').trim();
  const client = new pg.Client({ connectionString: `postgres://rong:${password}@127.0.0.1:${port}/postgres` });
  await client.connect();
  const { rows } = await client.query<{ bytes: string }>('SELECT sum(length(body)) AS bytes FROM playback_chunk WHERE from_at >= to_timestamp($1::float8 / 1000) AND from_at < to_timestamp($2::float8 / 1000)', [from, to]);
  await client.end();
  return (Number(rows[0]?.bytes ?? 0) / (to - from)) * 86.4;
}
