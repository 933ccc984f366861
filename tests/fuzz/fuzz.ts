import { FeedEvent, Reading, type FeedBatch } from '@ioc/contracts';
import { AdapterFault, schemaOf, withoutField, type AnyAdapter, type PackView, type RawPayload } from '@ioc/adapter-kit';
import type { ConformanceCase } from '@ioc/adapter-kit/conformance';
import { adapters } from '@ioc/adapter-registry';
import { compareSchema } from '@ioc/ingest';
import { casesOf } from '../conformance/fixtures.js';
import { Dice } from './dice.js';
import { mutate } from './mutate.js';

/** What a reader of the server may take before it is given up. */
export const limitMs = 30_000;

export interface Target {
  adapter: AnyAdapter;
  settings: unknown;
  one: ConformanceCase;
}
export interface FuzzSpan {
  seed: number;
  first: number;
  last: number;
  /** All adapters when absent. */
  targets?: readonly Target[];
}
export interface Finding {
  number: number;
  kind: string;
  fixture: string;
  what: string;
}
export interface FuzzReport {
  cases: number;
  /** How many cases ended in a fault of the whole payload, and how many in a batch. */
  faults: number;
  batches: number;
  findings: Finding[];
  slowestMs: number;
}

/** Every recorded case of every adapter of the registry: a new adapter comes in unasked. */
export function targets(): Target[] {
  return adapters.flatMap((adapter) => casesOf(adapter.kind).map((one) => ({ adapter, settings: adapter.settings.parse(one.feed.settings), one })));
}

/**
 * Reads mutated payloads, the same for the same seed.
 * @param span numbers of the cases, from the first to before the last, and what reads them
 * @param begun is told each case before it is read, so that a watchdog can name the one that hangs
 */
export async function fuzz(pack: PackView, span: FuzzSpan, begun: (number: number) => void): Promise<FuzzReport> {
  const all = span.targets ?? targets();
  const report: FuzzReport = { cases: 0, faults: 0, batches: 0, findings: [], slowestMs: 0 };
  for (let number = span.first; number < span.last; number += 1) {
    const target = all[number % all.length] as Target;
    begun(number);
    const startedAt = performance.now();
    const what = await tryOne(target, pack, new Dice(span.seed, number)).then(
      (outcome) => (outcome === 'fault' ? (report.faults += 1) : (report.batches += 1), undefined),
      (cause: unknown) => String(cause instanceof Error ? cause.message : cause),
    );
    const tookMs = performance.now() - startedAt;
    report.cases += 1;
    report.slowestMs = Math.max(report.slowestMs, tookMs);
    const said = what ?? (tookMs > limitMs ? `took ${Math.round(tookMs)} ms` : undefined);
    if (said !== undefined) report.findings.push({ number, kind: target.adapter.kind, fixture: target.one.name, what: said });
  }
  return report;
}

async function tryOne({ adapter, settings, one }: Target, pack: PackView, dice: Dice): Promise<'fault' | 'batch'> {
  const hit = dice.below(one.payloads.length);
  const payloads = one.payloads.map((payload, i) => (i === hit ? { ...payload, body: mutate(payload.body, dice) } : payload));
  let batch: FeedBatch;
  try {
    batch = await adapter.parse(payloads, settings, pack);
  } catch (cause) {
    if (!(cause instanceof AdapterFault)) throw new Error(`threw ${String(cause instanceof Error ? `${cause.name}: ${cause.message}` : cause).slice(0, 300)}`, { cause });
    if (cause.message.trim() === '') throw new Error('a fault without a word', { cause });
    return 'fault';
  }
  holds(batch);
  lookAtSchema(payloads, batch);
  return 'batch';
}

/** As the server does with what was understood: its fields are gathered, compared, and taken away one at a time. */
function lookAtSchema(payloads: readonly RawPayload[], batch: FeedBatch): void {
  const schema = batch.schema ?? schemaOf(payloads);
  if (!schema) return;
  const { known } = compareSchema({}, schema);
  const { broken } = compareSchema(known, schema);
  if (broken.length > 0) throw new Error(`broken against itself: ${JSON.stringify(broken[0])}`);
  const [container] = schema.values();
  const [field] = container?.fields.keys() ?? [];
  if (container && field !== undefined && !batch.schema) for (const payload of payloads) withoutField(payload, { container: container.path, field });
}

function holds({ readings, events, rejected }: FeedBatch): void {
  if (readings.length + events.length + rejected.length === 0) throw new Error('an empty batch without a word');
  for (const reading of readings) {
    if (reading.value !== null && !Number.isFinite(reading.value)) throw new Error(`a reading of ${reading.value}`);
    const checked = Reading.safeParse(reading);
    if (!checked.success) throw new Error(`a reading against the contract: ${checked.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`);
  }
  for (const event of events) {
    const checked = FeedEvent.safeParse(event);
    if (!checked.success) throw new Error(`an event against the contract: ${checked.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`);
  }
  const silent = rejected.find(({ reason }) => typeof reason !== 'string' || reason.trim() === '');
  if (silent) throw new Error(`${silent.where} was refused without a reason`);
  if ('polluted' in {}) throw new Error('a payload reached Object.prototype');
}
