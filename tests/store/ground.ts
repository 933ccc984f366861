import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@ioc/platform';
import {
  newRunId,
  openDatabase,
  ReadingStore,
  type Database,
  type IngestBatch,
  type ResolvedReading,
} from '@ioc/store';
import { preparedData } from '../support/prepared-data.js';

export const log = createLogger('store-test', process.env['IOC_LOG'] ?? 'fatal');

/** A folder of its own that the unprivileged user of an embedded PostgreSQL can reach, also when the test runs as root. */
export function dataFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'rong-store-'));
  chmodSync(path, 0o755);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface Ground {
  database: Database;
  store: ReadingStore;
  dataDir: string;
  end: () => Promise<void>;
}

/** A fresh embedded database. */
export async function ground(): Promise<Ground> {
  const dataDir = await preparedData();
  const database = await openDatabase({ dataDir, log });
  const end = async () => {
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { database, store: new ReadingStore(database), dataDir, end };
}

export const noon = Date.parse('2023-11-20T05:00:00Z');
const minuteMs = 60_000;

/** A live figure of the moment `noon` unless said otherwise. */
export function reading(given: Partial<ResolvedReading> = {}): ResolvedReading {
  const endMs = given.endMs ?? noon;
  return {
    indicator: 'traffic-flow',
    area: '608',
    value: 100,
    at: new Date(endMs).toISOString(),
    component: 'security-traffic',
    startMs: endMs,
    endMs,
    ageFromMs: endMs,
    staleAtMs: endMs + 15 * minuteMs,
    ...given,
  };
}

/** The month of November 2023, in the province's time. */
export const november = {
  at: '2023-11',
  startMs: Date.parse('2023-11-01T00:00:00+07:00'),
  endMs: Date.parse('2023-12-01T00:00:00+07:00'),
} as const;

/** A poll that ended at `finishedAt` (one minute after noon unless said otherwise). */
export function batch(
  given: Partial<Omit<IngestBatch, 'run'>> & { run?: Partial<IngestBatch['run']> } = {},
): IngestBatch {
  const finishedAt = given.run?.finishedAt ?? noon + minuteMs;
  return {
    provenance: 'live',
    raw: [],
    readings: [],
    events: [],
    rejected: [],
    ...given,
    run: {
      id: newRunId(finishedAt),
      feed: 'traffic-ngsi',
      adapter: 'ngsi-ld',
      contractVersion: 1,
      startedAt: finishedAt - 80,
      finishedAt,
      outcome: 'ok',
      fault: null,
      latencyMs: 80,
      rejected: 0,
      ...given.run,
    },
  };
}
