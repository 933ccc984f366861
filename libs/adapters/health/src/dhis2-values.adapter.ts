import { z } from 'zod';
import type { FeedBatch, Reading, Rejected } from '@ioc/contracts';
import { AdapterFault, defineAdapter, HttpSource, jsonOf, unchanged, type PackView, type RawPayload } from '@ioc/adapter-kit';
import { refuseError } from './dhis2-error.js';
import { periodOf } from './dhis2-period.js';
import { scaled, TargetIndex, Targets, unitArea, valueOf, type Target } from './dhis2-target.js';

const Dhis2ValuesSettings = z.strictObject({
  source: HttpSource.describe('Address of the Web API (ending in /api) and its login'),
  query: z.record(z.string(), z.string()).describe('What is asked: dataSet, period or startDate and endDate, orgUnit, children'),
  dataItems: Targets.describe('UID of a data element, or `<data element>.<category option combo>` → indicator'),
  orgUnits: z.record(z.string(), z.string()).default({}).describe('UID of an organisation unit → code of the area'),
  area: z.string().optional().describe('Area of units that are neither mapped nor known by name'),
  disaggregation: z.enum(['breakdown', 'sum']).default('breakdown').describe('Category option combos that have no entry of their own: kept apart as breakdowns, or added up, which is right for counts only'),
});
type Dhis2ValuesSettings = z.infer<typeof Dhis2ValuesSettings>;

const DataValue = z.looseObject({
  dataElement: z.string(),
  period: z.string().optional(),
  orgUnit: z.string().optional(),
  categoryOptionCombo: z.string().optional(),
  value: z.union([z.string(), z.number(), z.null()]).optional(),
  deleted: z.boolean().optional(),
});
type DataValue = z.infer<typeof DataValue>;
const Answer = z.looseObject({ period: z.string().optional(), orgUnit: z.string().optional(), dataValues: z.array(z.unknown()).optional() });

/** Figures as facilities have entered them, before any analysis. */
export const dhis2Values = defineAdapter<Dhis2ValuesSettings>({
  kind: 'dhis2-values',
  title: 'DHIS2 data value sets: figures as facilities entered them',
  component: 'health',
  settings: Dhis2ValuesSettings,
  async fetch(ctx, settings) {
    const payload = await ctx.http(settings.source, { path: 'dataValueSets.json', query: settings.query, headers: { accept: 'application/json' } });
    return payload === unchanged ? unchanged : [payload];
  },
  parse(payloads, settings, pack) {
    const batch: FeedBatch = { readings: [], events: [], rejected: [] };
    for (const payload of payloads) new ValueReader(payload, settings, pack).read(batch);
    return batch;
  },
});

class ValueReader {
  private readonly items: TargetIndex;
  private readonly units: Map<string, string>;
  private readonly answer: z.infer<typeof Answer>;

  constructor(
    private readonly payload: RawPayload,
    private readonly settings: Dhis2ValuesSettings,
    private readonly pack: PackView,
  ) {
    const json = jsonOf(payload);
    refuseError(json, payload.name);
    const answer = Answer.safeParse(json);
    if (!answer.success || !answer.data.dataValues?.length) {
      const isSet = answer.success && (answer.data.dataValues || Object.keys(answer.data).length === 0);
      throw new AdapterFault(isSet ? 'empty' : 'bad-shape', `${payload.name}: ${isSet ? 'no data value was entered' : 'no DHIS2 data value set (dataValues)'}`);
    }
    this.answer = answer.data;
    this.items = new TargetIndex(settings.dataItems);
    this.units = new Map(Object.entries(settings.orgUnits));
  }

  read(batch: FeedBatch): void {
    const sums = new Map<string, Reading>();
    this.answer.dataValues?.forEach((raw, i) => {
      const where = `/dataValues/${i}/value`;
      const read = this.readingOf(raw, where);
      if ('reason' in read) batch.rejected.push({ where, raw: JSON.stringify(raw).slice(0, 300), ...read });
      else if (!read.adds) batch.readings.push(read.reading);
      else addTo(sums, read.reading);
    });
    batch.readings.push(...sums.values());
  }

  private readingOf(raw: unknown, where: string): { reading: Reading; adds: boolean } | Pick<Rejected, 'reason' | 'skipped'> {
    const checked = DataValue.safeParse(raw);
    if (!checked.success) return { reason: 'no data value: a dataElement is expected' };
    const one = checked.data;
    if (one.deleted === true) return { reason: 'deleted at the source', skipped: true };
    const { target, own } = this.targetOf(one);
    if (!target) return { reason: `data element ${one.dataElement} is not mapped to an indicator`, skipped: true };
    const value = valueOf(textOf(one.value));
    if (value === undefined) return { reason: `not a number: ${one.value}` };
    const placed = this.placeOf(one);
    if ('reason' in placed) return placed;
    const adds = !own && this.settings.disaggregation === 'sum';
    const breakdown = breakdownOf(target, own || adds ? undefined : one.categoryOptionCombo);
    return { adds, reading: { indicator: target.indicator, ...placed, ...breakdown, value: scaled(value, target.scale), where } };
  }

  /** An entry of the element with its option combo goes before one of the element alone. */
  private targetOf({ dataElement, categoryOptionCombo = '' }: DataValue): { target: Target | undefined; own: boolean } {
    const own = this.items.find(`${dataElement}.${categoryOptionCombo}`);
    return { target: own ?? this.items.find(dataElement), own: own !== undefined };
  }

  private placeOf(one: DataValue): { area: string; at: string } | { reason: string } {
    const period = one.period ?? this.answer.period ?? '';
    const at = periodOf(period);
    if (at === null) return { reason: `not a period of the ISO calendar: ${period || '(none)'}` };
    const unit = one.orgUnit ?? this.answer.orgUnit;
    const found = unit === undefined ? { reason: 'no organisation unit' } : unitArea({ id: unit, name: unit }, this.units, this.pack);
    if ('area' in found) return { area: found.area, at };
    return this.settings.area === undefined ? found : { area: this.settings.area, at };
  }
}

function textOf(value: DataValue['value']): string {
  return String(value ?? '').trim();
}

function breakdownOf(target: Target, combo: string | undefined): { breakdown?: string } {
  const parts = [target.breakdown, combo === undefined ? undefined : `co=${combo}`].filter(Boolean);
  return parts.length === 0 ? {} : { breakdown: parts.join(',').slice(0, 120) };
}

/** A sum over a missing part is missing. */
function addTo(sums: Map<string, Reading>, reading: Reading): void {
  const key = JSON.stringify([reading.indicator, reading.area, reading.breakdown, reading.at]);
  const sum = sums.get(key);
  if (!sum) sums.set(key, { ...reading });
  else sum.value = sum.value === null || reading.value === null ? null : sum.value + reading.value;
}
