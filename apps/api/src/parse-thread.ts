import { parentPort, workerData } from 'node:worker_threads';
import { adapterOf } from '@ioc/adapter-registry';
import { AdapterFault, countingView, excerptOf, readFrom, schemaOf, type AnyAdapter, type Excerpt, type PackView, type RawPayload, type SampleRead } from '@ioc/adapter-kit';
import type { FeedBatch, IndicatorInfo } from '@ioc/contracts';
import type { ParseReply, ParseRequest } from '@ioc/ingest';
import { inspectSample } from '@ioc/onboarding';
import { ProvincePack, type PackContent } from '@ioc/platform';

/*
 * A thread of the parse pool: knows the pack and the adapters, reads one request at a time. The pack is handed to it and not
 * read from the disk, where somebody may be in the midst of changing it.
 */

const pack = new ProvincePack(workerData as PackContent);

async function read(request: ParseRequest): Promise<ParseReply> {
  try {
    if (request.inspect) return { found: inspectSample(request.payloads) };
    const { adapter, settings, view } = bound(request);
    const checked = adapter.settings.parse(settings);
    if (request.place !== undefined) return { excerpt: excerptAt(adapter, request.payloads, { settings: checked, place: request.place }) };
    if (request.fields) return { readers: await readersOf(request, { adapter, payloads: request.payloads, settings: checked, pack: view }) };
    return { batch: await batchOf(request, { adapter, payloads: request.payloads, settings: checked, pack: view }) };
  } catch (error) {
    if (error instanceof AdapterFault) return { fault: { kind: error.kind, message: error.message } };
    return { fault: { kind: 'bad-shape', message: error instanceof Error ? error.message : String(error) } };
  }
}

async function batchOf({ draft }: ParseRequest, { adapter, payloads, settings, pack: plain }: SampleRead): Promise<FeedBatch> {
  if (draft) return adapter.parse(payloads, settings, plain);
  const { view, repairs } = countingView(plain, (code) => pack.areaByCode(code)?.name);
  const batch = await adapter.parse(payloads, settings, view);
  const schema = batch.schema ?? schemaOf(payloads);
  return { ...batch, repairs: repairs(), ...(schema && { schema }) };
}

async function readersOf({ fields = [] }: ParseRequest, sample: SampleRead): Promise<(string[] | null)[]> {
  const readers: (string[] | null)[] = [];
  for (const field of fields) readers.push(await readFrom(sample, field));
  return readers;
}

function excerptAt(adapter: AnyAdapter, [payload]: readonly RawPayload[], { settings, place }: { settings: unknown; place: string }): Excerpt {
  if (!payload) throw new Error('an excerpt of no payload was asked for');
  return adapter.excerpt?.(payload, place, settings) ?? excerptOf(payload, place);
}

function bound({ feed: id, draft }: ParseRequest) {
  const feed = draft ?? pack.feed(id);
  const adapter = feed && adapterOf(feed.kind);
  if (!adapter) throw new Error(`the pack has no feed ${id}`);
  return { adapter, settings: feed.settings, view: draft ? withIndicators(draft.indicators) : pack };
}

/** The pack as it will be once the drafted indicators are declared. */
function withIndicators(drafted: readonly IndicatorInfo[]): PackView {
  const { utcOffset, provinceArea } = pack;
  return {
    utcOffset,
    provinceArea,
    indicator: (id) => drafted.find((indicator) => indicator.id === id) ?? pack.indicator(id),
    area: (text) => pack.area(text),
    organisation: (text) => pack.organisation(text),
  };
}

parentPort?.on('message', (request: ParseRequest) => {
  void read(request).then((reply) => parentPort?.postMessage(reply));
});
parentPort?.postMessage('ready');
