import { z } from 'zod';
import { durationMs, type CameraReport, type FeedBatch, type ListedPath, type Rejected } from '@ioc/contracts';
import { AdapterFault, jsonOf, type PackView, type RawPayload } from '@ioc/adapter-kit';
import { cameraReadings, type CameraFigures } from './camera-figures.js';
import { fits } from './combine.js';

/** One path of a relay at one look. */
export interface SeenPath {
  name: string;
  path: ListedPath;
  where: string;
}

export interface RelaySettings {
  only: string;
  area?: string | undefined;
  figures: CameraFigures;
}

/** Reads the list of one payload; what is not of its form goes to `rejected`. */
type ReadList = (json: unknown, payload: RawPayload, rejected: Rejected[]) => SeenPath[];

/** Camera states of one poll: a path that was seen twice is judged by what came between. */
export function relayBatch(payloads: readonly RawPayload[], settings: RelaySettings, read: { list: ReadList; pack: PackView }): FeedBatch {
  const rejected: Rejected[] = [];
  const seen = new Map<string, SeenPath[]>();
  for (const payload of payloads) {
    for (const path of read.list(jsonOf(payload), payload, rejected)) {
      if (fits(settings.only, [path.name])) seen.set(path.name, [...(seen.get(path.name) ?? []), path]);
    }
  }
  if (seen.size === 0 && rejected.length === 0) throw new AdapterFault('empty', `the relay lists no path named ${settings.only}`);
  const cameras = [...seen.values()].flatMap((looks) => reportOf(looks) ?? []);
  const at = new Date(Math.max(...payloads.map(({ fetchedAt }) => Date.parse(fetchedAt)))).toISOString();
  const place = { area: settings.area ?? read.pack.provinceArea, at, where: payloads.map(({ name }) => name).join(' ').slice(0, 300) };
  return { readings: cameraReadings(cameras, settings.figures, place), events: [], rejected, cameras };
}

function reportOf(looks: readonly SeenPath[]): CameraReport | null {
  const last = looks.at(-1);
  return last ? { camera: last.name.slice(0, 120), where: last.where.slice(0, 300), ...judged(last.path, looks.at(-2)?.path) } : null;
}

/**
 * | the relay says           | bytes since the last look | state   |
 * |--------------------------|---------------------------|---------|
 * | connects on demand, idle |                           | unknown |
 * | not ready                |                           | offline |
 * | ready                    | none at all yet           | unknown |
 * | ready                    | the same as before        | frozen  |
 * | ready                    | more, or only one look    | live    |
 */
function judged({ standing, bytes }: ListedPath, before: ListedPath | undefined): Pick<CameraReport, 'state' | 'note'> {
  if (standing === 'idle') return { state: 'unknown', note: 'configured, connects when somebody watches: no outage' };
  if (standing === 'down') return { state: 'offline', note: 'the relay has no picture of it' };
  if (bytes === 0) return { state: 'unknown', note: 'connected, no byte has come yet' };
  const still = before?.standing === 'ready' && before.bytes !== null && before.bytes === bytes;
  if (still) return { state: 'frozen', note: `ready, but no byte came between two looks (${bytes})` };
  return { state: 'live', note: before === undefined ? 'ready, by one look' : 'ready, bytes come' };
}

/** Name of the reason for people when an entry is of another form. */
export function shapeFault(error: unknown): string {
  if (!(error instanceof z.ZodError)) throw error;
  const [issue] = error.issues;
  return `not an entry of the list: ${issue?.path.join('.') || '(entry)'}: ${issue?.message ?? ''}`;
}

/** Waits between two looks, or until the poll's time is up. */
export async function betweenLooks(duration: string, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, durationMs(duration) ?? 0);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
