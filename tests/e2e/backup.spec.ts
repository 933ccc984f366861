import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync, chmodSync } from 'node:fs';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkedManifest } from '@ioc/backup';
import { createLogger } from '@ioc/platform';
import { openDatabase, ReadingStore, type Database } from '@ioc/store';
import { root } from '../../tools/build.mjs';
import { askedSeldom, freePort, run, startCentre, startServer, type Centre } from '../support/centre.js';
import { eventually } from '../support/eventually.js';

const log = createLogger('backup-test', 'fatal');
const key = 'a key of more than sixteen letters';
let folder: string;
let centre: Centre;
/** Made while the feeds were being read. */
let underLoad: string;
let sealed: string;
const fresh = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rong-backup-'));
  chmodSync(folder, 0o755);
  writeFileSync(fresh('key'), key);
  centre = await startCentre(25_400, {}, askedSeldom);
  await eventually(async () => (await latest(centre.url)).length > 300, 60_000);
  mkdirSync(join(centre.dataDir, 'audit-anchors'), { recursive: true });
  writeFileSync(join(centre.dataDir, 'audit-anchors', '2026-11.txt'), 'an anchor\n');
  underLoad = fresh('under-load.tar');
  sealed = fresh('under-load.sealed');
  await expectDone(await ioc(['backup', underLoad]));
  await expectDone(await ioc(['backup', sealed], { IOC_BACKUP_KEY_FILE: fresh('key') }));
});
afterAll(async () => {
  await centre.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  code: number | null;
  said: string;
}

async function ioc(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const running = run('apps/api/dist/ioc.js', { ...centre.env, ...env }, args);
  await once(running.process, 'close');
  return { code: running.process.exitCode, said: running.output() };
}

function restoreInto(dataDir: string, file: string, env: Record<string, string> = {}): Promise<Ended> {
  return ioc(['restore', file], { IOC_DATA: dataDir, ...env });
}

async function expectDone({ code, said }: Ended): Promise<void> {
  expect(said).toMatch(/tables, \d+ rows, \d+ files/u);
  expect(code).toBe(0);
}

async function latest(url: string): Promise<string[]> {
  return figures((await (await fetch(`${url}/api/v1/readings/latest`)).json()) as Figure[]);
}

type Figure = Record<'indicator' | 'area' | 'value' | 'at' | 'feed', unknown> & { breakdown?: unknown };

/** What departments said, not what a server counts or sums up by itself. */
function figures(rows: readonly Figure[]): string[] {
  return rows.filter(({ feed }) => feed !== 'derived' && feed !== 'camera-relay').map(({ indicator, area, breakdown, value, at, feed }) => JSON.stringify({ indicator, area, breakdown, feed, at, value })).sort();
}

/** Every table's rows, each as PostgreSQL writes it: not by the sum that the backup itself relies on. */
async function rowsOf(database: Pick<Database, 'query'>): Promise<Record<string, string>> {
  const tables = await database.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace AND relname <> 'migration' ORDER BY 1`,
  );
  const rows: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await database.query<{ said: string }>(`SELECT count(*) || ' ' || md5(coalesce(string_agg(row::text, E'\\n' ORDER BY row::text COLLATE "C"), '')) AS said FROM "${name}" AS row`);
    rows[name] = row?.said ?? '';
  }
  return rows;
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(path.length)).sort();
}

function expectSameFiles(name: string, one: string, other: string): number {
  const files = filesBelow(join(one, name));
  expect(filesBelow(join(other, name))).toEqual(files);
  for (const file of files) expect(readFileSync(join(other, name, file)).equals(readFileSync(join(one, name, file))), file).toBe(true);
  return files.length;
}

describe('a backup of a running centre', () => {
  it('is for its owner alone, lists itself to any tar, and holds no login of the environment', () => {
    expect(statSync(underLoad).mode & 0o777).toBe(0o600);
    const listed = spawnSync('tar', ['-tf', underLoad], { encoding: 'utf8' });
    expect(listed.status).toBe(0);
    expect(listed.stdout).toMatch(/^tables\/reading\/000001\.copy\.gz$/mu);
    expect(listed.stdout).toMatch(/^pack\/province\.yaml$/mu);
    const manifest = spawnSync('tar', ['-xOf', underLoad, 'manifest.json'], { encoding: 'utf8' }).stdout;
    expect(JSON.parse(manifest)).toMatchObject({ format: 'rong-backup-1', province: 'kon-tum', missingPayloads: 0 });
    const secrets = ['DHIS2_PASSWORD', 'WAZUH_PASSWORD', 'MQTT_PASSWORD', 'LGSP_CLIENT_SECRET'].map((name) => centre.env[name] as string);
    const unpacked = fresh('unpacked');
    mkdirSync(unpacked);
    spawnSync('sh', ['-c', `tar -xf ${underLoad} -C ${unpacked} && gunzip -r ${unpacked}/tables`]);
    for (const secret of secrets) expect(spawnSync('grep', ['-rlF', secret, unpacked], { encoding: 'utf8' }).stdout).toBe('');
  });

  it('is of one moment: whatever a row names was committed and archived by then', async () => {
    const dataDir = fresh('of-one-moment');
    await expectDone(await restoreInto(dataDir, underLoad));
    const database = await openDatabase({ dataDir, log });
    try {
      const [loose] = await database.query<Record<string, string>>(
        `SELECT (SELECT count(*) FROM latest l WHERE NOT EXISTS (SELECT 1 FROM series s WHERE s.id = l.series_id)) AS series,
                (SELECT count(*) FROM run_raw r WHERE NOT EXISTS (SELECT 1 FROM raw_payload p WHERE p.sha256 = r.sha256)) AS payloads,
                (SELECT count(*) FROM run_raw r WHERE NOT EXISTS (SELECT 1 FROM feed_run f WHERE f.id = r.run_id)) AS runs,
                (SELECT count(*) FROM latest l WHERE NOT EXISTS (SELECT 1 FROM reading r WHERE (r.series_id, r.at, r.period) = (l.series_id, l.at, l.period))) AS readings`,
      );
      expect(loose).toEqual({ series: '0', payloads: '0', runs: '0', readings: '0' });
      const payloads = await database.query<{ sha256: string }>('SELECT sha256 FROM raw_payload WHERE dropped_at IS NULL');
      expect(payloads.length).toBeGreaterThan(20);
      for (const { sha256 } of payloads) {
        const path = `raw/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}.br`;
        expect(readFileSync(join(dataDir, path)).equals(readFileSync(join(centre.dataDir, path))), path).toBe(true);
      }
      // The next series gets a number that is free.
      await database.query(`INSERT INTO series (indicator, area, breakdown, component) VALUES ('a-new-one', '62', '', 'health')`);
    } finally {
      await database.close();
    }
    expect(readFileSync(join(dataDir, 'audit-anchors', '2026-11.txt'), 'utf8')).toBe('an anchor\n');
    expect(readFileSync(join(dataDir, 'vapid.json'))).toEqual(readFileSync(join(centre.dataDir, 'vapid.json')));
    expect(filesBelow(join(dataDir, 'restored-pack/kon-tum'))).toEqual(filesBelow(centre.env['IOC_CONFIG'] as string));
  });

  it('killed halfway has no file that looks whole, and the next one is as good as any', async () => {
    const file = fresh('killed.tar');
    const child = spawn(process.execPath, [join(root, 'apps/api/dist/ioc.js'), 'backup', file], { env: { ...process.env, ...centre.env }, stdio: 'ignore' });
    await eventually(() => existsSync(`${file}.part`) && statSync(`${file}.part`).size > 0, 30_000, 1);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect([existsSync(file), existsSync(`${file}.part`)]).toEqual([false, true]);
    const next = await ioc(['backup', file]);
    expect(next.said).toMatch(/killed\.tar\.part is there: .*remove it/u);
    expect(next.code).toBe(1);
    rmSync(`${file}.part`);
    await expectDone(await ioc(['backup', file]));
    expect(await ioc(['restore', '--check', file])).toMatchObject({ code: 0, said: expect.stringContaining('whole') as string });
    expect((await ioc(['backup', file])).said).toMatch(/there already, and a backup overwrites none/u);
  });

  it('on a disk that takes no more leaves nothing and says so', () => {
    const file = fresh('full.tar');
    const limited = spawnSync('prlimit', ['--fsize=200000', process.execPath, join(root, 'apps/api/dist/ioc.js'), 'backup', file], { env: { ...process.env, ...centre.env }, encoding: 'utf8' });
    expect(limited.stderr).toMatch(/EFBIG|file too large/u);
    expect(limited.status).toBe(1);
    expect([existsSync(file), existsSync(`${file}.part`)]).toEqual([false, false]);
  });
});

describe('a backup that is not sound', () => {
  const copies = (source: string) => {
    const whole = readFileSync(source);
    const flipped = (at: number) => {
      const copy = Buffer.from(whole);
      copy[at] = (copy[at] as number) ^ 1;
      return copy;
    };
    const places = [0, 130, 600, Math.floor(whole.length / 3), Math.floor(whole.length / 2), whole.length - 5000, whole.length - 1];
    const ends = [0, 511, 1024, Math.floor(whole.length / 2), whole.length - 1024, whole.length - 1];
    return [...places.map((at) => ({ what: `flipped at ${at}`, bytes: flipped(at) })), ...ends.map((at) => ({ what: `cut at ${at}`, bytes: whole.subarray(0, at) }))];
  };

  it.each(['plain', 'sealed'])('is refused when %s, wherever it is changed or cut, and nothing is touched', async (kind) => {
    const said = /damaged|too early|no sound list|does not open|no backup/u;
    const file = fresh('damaged');
    for (const { what, bytes } of copies(kind === 'sealed' ? sealed : underLoad)) {
      writeFileSync(file, bytes);
      await expect(checkedManifest(file, key), what).rejects.toThrow(said);
    }
    const refused = await restoreInto(fresh('untouched'), file, { IOC_BACKUP_KEY_FILE: fresh('key') });
    expect(refused.said).toMatch(said);
    expect([refused.code, existsSync(fresh('untouched'))]).toEqual([1, false]);
  });

  it('is refused without its key, and with another', async () => {
    writeFileSync(fresh('other-key'), 'another key of more than sixteen');
    const none = await restoreInto(fresh('untouched'), sealed);
    const other = await restoreInto(fresh('untouched'), sealed, { IOC_BACKUP_KEY_FILE: fresh('other-key') });
    expect(none.said).toMatch(/is sealed: .*IOC_BACKUP_KEY_FILE/u);
    expect(other.said).toMatch(/the key does not open this backup/u);
    expect([none.code, other.code, existsSync(fresh('untouched'))]).toEqual([1, 1, false]);
    expect(readFileSync(sealed).includes('manifest')).toBe(false);
  });
});

describe('a PostgreSQL of yours', () => {
  it('takes a backup by a role that is no superuser, and is never overwritten', async () => {
    const dataDir = fresh('yours');
    const server = await openDatabase({ dataDir: fresh('server'), log });
    try {
      await server.query(`CREATE ROLE keeper LOGIN PASSWORD 'keeper'`);
      await server.query('CREATE DATABASE yours OWNER keeper');
      const url = Object.assign(new URL(server.url), { username: 'keeper', password: 'keeper', pathname: '/yours' }).href;
      await expectDone(await restoreInto(dataDir, sealed, { DATABASE_URL: url, IOC_BACKUP_KEY_FILE: fresh('key') }));
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query<{ found: string }>('SELECT count(*) AS found FROM latest');
      await client.end();
      expect(Number(rows[0]?.found)).toBeGreaterThan(300);
      const again = await restoreInto(fresh('yours-again'), underLoad, { DATABASE_URL: url });
      expect(again.said).toMatch(/is not empty, and a restore never overwrites one/u);
      expect(existsSync(fresh('yours-again'))).toBe(false);
      await expectDone(await ioc(['backup', fresh('yours.tar')], { DATABASE_URL: url, IOC_DATA: dataDir }));
    } finally {
      await server.close();
    }
  });
});

describe('on an empty machine', () => {
  it('a restored centre equals the old one row for row and file for file, and its wall is up', async () => {
    // Without departments a server on these data hears nothing new, and says what is stored.
    await centre.departments.stop();
    await centre.server().stop();
    const file = fresh('stopped.tar');
    await expectDone(await ioc(['backup', file]));
    const dataDir = fresh('empty-machine');
    await expectDone(await restoreInto(dataDir, file));

    const [source, restored] = [await openDatabase({ dataDir: centre.dataDir, log }), await openDatabase({ dataDir, log })];
    const told = figures(await new ReadingStore(source).latest());
    const rows = await rowsOf(source);
    expect(Object.keys(rows).length).toBeGreaterThan(25);
    expect(await rowsOf(restored)).toEqual(rows);
    await source.close();
    await restored.close();
    expect(expectSameFiles('raw', centre.dataDir, dataDir)).toBeGreaterThan(20);
    expectSameFiles('evidence', centre.dataDir, dataDir);

    const refused = await restoreInto(dataDir, file);
    expect(refused.said).toMatch(/is not empty \(.*postgres.*\): .*--replace/u);
    const port = String(await freePort());
    const url = `http://127.0.0.1:${port}`;
    const server = await startServer({ ...centre.env, IOC_DATA: dataDir, IOC_CONFIG: join(dataDir, 'restored-pack/kon-tum'), IOC_PORT: port }, url);
    try {
      expect(await latest(url)).toEqual(told);
      const page = await fetch(`${url}/wall`);
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<div id="root"')]);
      expect((await restoreInto(dataDir, file)).said).toMatch(/another Rông .* already works/u);
    } finally {
      await server.stop();
    }

    const replaced = await ioc(['restore', '--replace', underLoad], { IOC_DATA: dataDir });
    await expectDone(replaced);
    const aside = /what was there lies in (\S+):/u.exec(replaced.said)?.[1] as string;
    expect(readdirSync(aside)).toEqual(expect.arrayContaining(['postgres', 'postgres.password', 'raw', 'restored-pack', 'vapid.json']));
    await (await openDatabase({ dataDir, log })).close();
    // Half a restore is no centre.
    writeFileSync(join(dataDir, 'restore.unfinished'), '');
    await expect(openDatabase({ dataDir, log })).rejects.toThrow(/did not come to its end: .*--replace/u);
  });
});
