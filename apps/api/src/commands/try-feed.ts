import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AdapterFault, type RawPayload } from '@ioc/adapter-kit';
import type { Feed, Rejected } from '@ioc/contracts';
import { ParsePool, passGate } from '@ioc/ingest';
import { loadFeeds, loadPack, type ProvincePack } from '@ioc/platform';
import { adapterKinds } from '../adapter-kinds.js';
import type { TryGround } from '../try-thread.js';

const contentTypes: Record<string, string> = { json: 'application/json', jsonld: 'application/ld+json', xml: 'application/xml', csv: 'text/csv' };

/** The server's own limits for one payload: a workbook that exhausts them here would cost a reader there. */
const limits = { threads: 1, timeMs: 30_000, memoryMb: 512 };

/**
 * `ioc try`: one feed's configuration on saved payloads, through the same parser, limits and gate as a poll; nothing is stored.
 * Prints `{readings, events, rejected}` as JSON; a payload that is not of the protocol is one refusal and exit code 1.
 */
export async function tryFeed(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      feed: { type: 'string' },
      payload: { type: 'string', multiple: true },
      id: { type: 'string' },
      config: { type: 'string' },
    },
  });
  if (!values.feed || !values.payload) throw new Error('ioc try needs --feed FILE.yaml and --payload FILE');
  const configDir = values.config ?? (await packAround(values.feed));
  const pack = await loadPack(configDir, { adapters: adapterKinds, unset: 'placeholder' });
  const feed = await feedIn(values.feed, values.id);
  const payloads = await Promise.all(values.payload.map(readPayload));
  const { code, ...answer } = await parseAll({ feed, payloads, configDir }, pack);
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
  return code;
}

/** The pack that the feed's file belongs to; a file elsewhere is tried with the configured one. */
async function packAround(feedFile: string): Promise<string> {
  const dir = dirname(dirname(resolve(feedFile)));
  const isPack = await stat(join(dir, 'province.yaml')).then(() => true, () => false);
  return isPack ? dir : process.env['IOC_CONFIG'] || 'config/kon-tum';
}

async function feedIn(file: string, id: string | undefined): Promise<Feed> {
  const feeds = await loadFeeds(file, { adapters: adapterKinds, unset: 'placeholder' });
  const [first, ...others] = id === undefined ? feeds : feeds.filter((feed) => feed.id === id);
  if (!first) throw new Error(`${file} has no feed${id === undefined ? '' : ` ${id}`}`);
  if (others.length > 0) throw new Error(`${file} has ${feeds.length} feeds (${feeds.map((feed) => feed.id).join(', ')}): choose one with --id`);
  return first;
}

/** The file's own time stands for the time of fetching, so that the same file gives the same answer. */
async function readPayload(file: string): Promise<RawPayload> {
  const [body, { mtime }] = await Promise.all([readFile(file), stat(file)]);
  const contentType = contentTypes[file.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
  return { name: basename(file), body, contentType, fetchedAt: mtime.toISOString(), locator: file };
}

interface Trial {
  feed: Feed;
  payloads: RawPayload[];
  configDir: string;
}

async function parseAll({ feed, payloads, configDir }: Trial, pack: ProvincePack) {
  const ground: TryGround = { configDir, feed: { kind: feed.kind, settings: feed.settings } };
  const pool = new ParsePool(join(import.meta.dirname, 'try-thread.js'), limits, ground);
  try {
    const batch = await pool.parse({ feed: feed.id, payloads });
    const gated = passGate(batch, {
      feed,
      utcOffset: pack.utcOffset,
      // A saved payload is not judged by its age on this disk: only the present bounds the future.
      fetchedAtMs: Date.now(),
      indicator: (id) => pack.indicator(id),
      knowsArea: (code) => pack.areaByCode(code) !== undefined,
    });
    const cameras = batch.cameras ? { cameras: batch.cameras } : {};
    return { readings: gated.accepted.map(({ reading }) => reading), events: gated.events, rejected: gated.rejected, ...cameras, code: 0 };
  } catch (error) {
    if (!(error instanceof AdapterFault)) throw error;
    return { readings: [], events: [], rejected: [refusal(payloads, error)], code: 1 };
  } finally {
    await pool.close();
  }
}

function refusal(payloads: RawPayload[], fault: AdapterFault): Rejected {
  return { where: payloads.map((payload) => payload.name).join(', '), raw: '', reason: `${fault.kind}: ${fault.message}` };
}
