import type { FeedBatch, Reading } from '@ioc/contracts';
import { AdapterFault, type RawPayload } from '@ioc/transports';
import type { AnyAdapter, PackView } from './adapter.js';
import { schemaOf } from './schema-of.js';
import { withoutField, type FieldPlace } from './without-field.js';

/** A poll that a feed once answered, with the mapping of today. */
export interface SampleRead {
  adapter: AnyAdapter;
  payloads: readonly RawPayload[];
  /** Checked. */
  settings: unknown;
  pack: PackView;
}

/**
 * Indicators that are read from a field. Nobody has to declare them: the sample is read once as it came and once as if the field had never been
 * there, and what differs depends on it. Pure.
 * @returns null when the sample tells nothing: it holds no such records, or nothing is read from it as it is
 */
export async function readFrom(sample: SampleRead, place: FieldPlace): Promise<string[] | null> {
  const batch = await batchOf(sample);
  const container = (batch.schema ?? schemaOf(sample.payloads))?.get(place.container);
  if (!container) return null;
  if (batch.schema) return container.fields.get(place.field)?.readBy ?? [];
  const before = figuresOf(batch);
  if (before.size === 0) return null;
  const after = figuresOf(await batchOf({ ...sample, payloads: sample.payloads.map((payload) => withoutField(payload, place)) }));
  return [...new Set([...before.keys(), ...after.keys()])].filter((indicator) => before.get(indicator) !== after.get(indicator)).sort();
}

/** What cannot be read at all without the field depends on it as a whole. */
async function batchOf({ adapter, payloads, settings, pack }: SampleRead): Promise<Pick<FeedBatch, 'readings' | 'schema'>> {
  try {
    return await adapter.parse(payloads, settings, pack);
  } catch (cause) {
    if (cause instanceof AdapterFault) return { readings: [] };
    throw cause;
  }
}

/** By indicator: everything that its readings say, their places left out. */
function figuresOf({ readings }: Pick<FeedBatch, 'readings'>): Map<string, string> {
  const said = new Map<string, string[]>();
  for (const reading of readings) said.set(reading.indicator, [...(said.get(reading.indicator) ?? []), figureText(reading)]);
  return new Map([...said].map(([indicator, texts]) => [indicator, texts.sort().join('\n')]));
}

function figureText({ area, breakdown, value, at, asOf, status, qualifier }: Reading): string {
  return JSON.stringify([area, breakdown, value, at, asOf, status, qualifier]);
}
