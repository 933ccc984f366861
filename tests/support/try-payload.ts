import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { FeedEvent, Reading, Rejected } from '@ioc/contracts';
import { adapterOf, adapters } from '@ioc/adapter-registry';
import { AdapterFault, type RawPayload } from '@ioc/adapter-kit';
import { passGate } from '@ioc/ingest';
import { loadFeeds, loadPack, type ProvincePack } from '@ioc/platform';
import { root } from '../../tools/build.mjs';

/** Recorded files of publishers; they may not be committed, so they are read where they stand. */
export const samples = join(process.env['IOC_SHARED'] ?? resolve(root, '../shared'), 'samples');
export const samplesPresent = existsSync(samples);
if (!samplesPresent) process.stdout.write('real payloads: not present\n');

export const samplesPack = join(root, 'tests/conformance/pack');
const adapterKinds = { kinds: adapters.map(({ kind }) => kind), settingsOf: (kind: string) => adapterOf(kind)?.settings };
let pack: Promise<ProvincePack> | undefined;

export interface Tried {
  readings: Reading[];
  events: FeedEvent[];
  /** What is refused; what a rule passes over stands in `skipped`. */
  refused: Rejected[];
  skipped: Rejected[];
}

/**
 * One feed of `tests/conformance/feeds` on one sample, through the parser and the gate of `ioc try` (which the CLI's own
 * spec shows to answer the same). A fault of the whole payload is one refusal.
 */
export async function trySample(feed: `${string}.yaml#${string}`, sample: string): Promise<Tried> {
  pack ??= loadPack(samplesPack, { adapters: adapterKinds, unset: 'placeholder' });
  const known = await pack;
  const [file = '', id = ''] = feed.split('#');
  const found = (await loadFeeds(join(root, 'tests/conformance/feeds', file), { adapters: adapterKinds, unset: 'placeholder' })).find((one) => one.id === id);
  const adapter = found && adapterOf(found.kind);
  if (!adapter) throw new Error(`no feed ${feed}`);
  const body = new Uint8Array(readFileSync(join(samples, sample)));
  const payload: RawPayload = { name: basename(sample), body, contentType: '', fetchedAt: '2026-11-20T00:00:00.000Z', locator: sample };
  try {
    const batch = await adapter.parse([payload], adapter.settings.parse(found.settings), known);
    const gate = { feed: found, utcOffset: known.utcOffset, fetchedAtMs: Date.parse(payload.fetchedAt), indicator: (name: string) => known.indicator(name), knowsArea: (code: string) => known.areaByCode(code) !== undefined };
    const { accepted, events, rejected } = passGate(batch, gate);
    return { readings: accepted.map(({ reading }) => reading), events, refused: rejected.filter((one) => !one.skipped), skipped: rejected.filter((one) => one.skipped) };
  } catch (fault) {
    if (!(fault instanceof AdapterFault)) throw fault;
    return { readings: [], events: [], refused: [{ where: payload.name, raw: '', reason: `${fault.kind}: ${fault.message}` }], skipped: [] };
  }
}
