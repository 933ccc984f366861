import { z } from 'zod';
import { InstantOrPeriod, type FeedBatch, type Reading, type Rejected } from '@ioc/contracts';
import { defineAdapter, HttpSource, jsonOf, unchanged, type PackView, type RawPayload } from '@ioc/adapter-kit';
import { readGrid, type Figure, type Grid } from './dhis2-grid.js';
import { periodNamed, periodOf } from './dhis2-period.js';
import { scaled, TargetIndex, Targets, unitArea, valueOf } from './dhis2-target.js';

export const Dhis2Settings = z.strictObject({
  source: HttpSource.describe('Address of the Web API (ending in /api) and its login: Basic, or a header with an ApiToken.'),
  dataItems: Targets.describe(
    'UID of a data element, indicator or `<data set>.REPORTING_RATE` → indicator. They are asked for as dimension dx. In a saved answer by name, the name does.',
  ),
  orgUnits: z.record(z.string(), z.string()).default({}).describe('UID of an organisation unit → code of the area. They are asked for as dimension ou.'),
  askOrgUnits: z.array(z.string()).optional().describe('What to ask for as dimension ou instead of the mapped units, e.g. LEVEL-2.'),
  periods: z.string().default('LAST_12_MONTHS').describe('Periods to ask for: LAST_12_MONTHS, LAST_14_DAYS, 202301;202302 …'),
  layout: z.enum(['long', 'wide']).default('long').describe('wide asks with tableLayout=true and periods as columns; answers of both layouts are read.'),
  area: z.string().optional().describe('Area of an answer that has no organisation unit column because the unit was a filter.'),
  period: InstantOrPeriod.optional().describe('Period of an answer that has no period because periods were a filter, e.g. 2023.'),
  disaggregation: z
    .enum(['breakdown', 'sum'])
    .default('breakdown')
    .describe('Category option combos (dimension co): kept apart as breakdowns, or added up, which is right for counts only.'),
});
export type Dhis2Settings = z.infer<typeof Dhis2Settings>;

/** Health statistics through the analytics Web API of DHIS2. */
export const dhis2Analytics = defineAdapter<Dhis2Settings>({
  kind: 'dhis2-analytics',
  title: 'DHIS2 analytics Web API: health statistics by period and organisation unit',
  component: 'health',
  settings: Dhis2Settings,
  async fetch(ctx, settings) {
    const payload = await ctx.http(settings.source, { path: analyticsPath(settings), headers: { accept: 'application/json' } });
    return payload === unchanged ? unchanged : [payload];
  },
  parse: (payloads, settings, pack) => {
    const batches = payloads.map((payload) => parseAnswer(payload, settings, pack));
    return { readings: batches.flatMap((batch) => batch.readings), events: [], rejected: batches.flatMap((batch) => batch.rejected) };
  },
});

/** `UID` is always asked for: by name, periods come localised ("Avril 2023"). */
function analyticsPath(settings: Dhis2Settings): string {
  const units = settings.askOrgUnits ?? Object.keys(settings.orgUnits);
  const asked = [
    `dimension=dx:${Object.keys(settings.dataItems).join(';')}`,
    `dimension=pe:${settings.periods}`,
    ...(units.length > 0 ? [`dimension=ou:${units.join(';')}`] : []),
    'outputIdScheme=UID',
    'skipRounding=true',
    ...(settings.layout === 'wide' ? ['tableLayout=true', 'columns=pe', 'rows=dx;ou'] : []),
  ];
  return `analytics.json?${asked.map((part) => encodeURI(part)).join('&')}`;
}

function parseAnswer(payload: RawPayload, settings: Dhis2Settings, pack: PackView): FeedBatch {
  const grid = readGrid(jsonOf(payload), payload.name);
  const rejected: Rejected[] = grid.strangers.map(({ where, raw }) => ({ where, raw, reason: 'a column that is no dimension and no period of the answer' }));
  const readings: Reading[] = [];
  const mapper = new Mapper(grid, settings, pack);
  for (const figure of grid.figures) {
    const result = mapper.readingOf(figure);
    if ('value' in result) readings.push(result);
    else rejected.push({ where: figure.where, raw: JSON.stringify(figure), ...result });
  }
  return { readings: settings.disaggregation === 'sum' ? summed(readings) : readings, events: [], rejected };
}

type Refusal = Pick<Rejected, 'reason' | 'skipped'>;

/** Turns identifiers of the source into the pack's words. */
class Mapper {
  private readonly items: TargetIndex;
  private readonly units: Map<string, string>;

  constructor(
    private readonly grid: Grid,
    private readonly settings: Dhis2Settings,
    private readonly pack: PackView,
  ) {
    this.items = new TargetIndex(settings.dataItems);
    this.units = new Map(Object.entries(settings.orgUnits));
  }

  readingOf(figure: Figure): Reading | Refusal {
    const dx = figure.dx ?? only(this.grid.idsOf('dx')) ?? '(none)';
    const item = this.items.find(dx, this.grid.nameOf(dx));
    if (!item) return { reason: `data item ${dx} is not mapped to an indicator`, skipped: true };
    const value = valueOf(figure.text);
    if (value === undefined) return { reason: `not a number: ${figure.text}` };
    const area = this.areaOf(figure.ou ?? only(this.grid.idsOf('ou')));
    if (typeof area !== 'string') return area;
    const at = this.periodOf(figure.pe);
    if (typeof at !== 'string') return at;
    const breakdown = this.breakdownOf(item.breakdown, figure.co);
    return { indicator: item.indicator, area, ...breakdown, value: scaled(value, item.scale), at, where: figure.where };
  }

  private areaOf(unit: string | undefined): string | Refusal {
    if (unit === undefined) return this.settings.area ?? { reason: 'the answer has no organisation unit: name settings.area' };
    const found = unitArea({ id: unit, name: this.grid.nameOf(unit) ?? unit }, this.units, this.pack);
    return 'area' in found ? found.area : (this.settings.area ?? found);
  }

  private periodOf(text: string | undefined): string | Refusal {
    if (text === undefined && this.settings.period !== undefined) return this.settings.period;
    const period = text ?? only(this.grid.idsOf('pe'));
    if (period === undefined) return { reason: 'the answer speaks of several periods together: name settings.period' };
    return periodOf(period) ?? periodNamed(period) ?? { reason: `not a period of the ISO calendar: ${period}` };
  }

  private breakdownOf(fixed: string | undefined, combo: string | undefined): { breakdown?: string } {
    const own = this.settings.disaggregation === 'sum' || combo === undefined ? undefined : `co=${this.grid.nameOf(combo) ?? combo}`;
    const parts = [fixed, own].filter(Boolean);
    return parts.length === 0 ? {} : { breakdown: parts.join(',').slice(0, 120) };
  }
}

function only(ids: readonly string[]): string | undefined {
  return ids.length === 1 ? ids[0] : undefined;
}

/** Adds up what differs in the category option combo only; a sum over a missing part is missing. */
function summed(readings: readonly Reading[]): Reading[] {
  const sums = new Map<string, Reading>();
  for (const reading of readings) {
    const key = JSON.stringify([reading.indicator, reading.area, reading.breakdown, reading.at]);
    const sum = sums.get(key);
    if (!sum) sums.set(key, { ...reading });
    else sum.value = sum.value === null || reading.value === null ? null : sum.value + reading.value;
  }
  return [...sums.values()];
}
