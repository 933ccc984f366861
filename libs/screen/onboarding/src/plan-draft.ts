import type { CalendarStep, ComponentId, FeedPlan, FoundRecords, FoundTable, MappingSuggestions, PlannedSource, SampleFound } from '@ioc/contracts';

/** An indicator that the catalogue lacks, as a person describes it in one row. */
export interface NewIndicator {
  name: string;
  unit: string;
  every: CalendarStep;
}
/** What one column, row or field is to be: nothing, a known indicator, or a new one. */
export interface FigureChoice {
  from: string;
  indicator: string;
  fresh: NewIndicator | null;
}

export interface PlanDraft {
  component: ComponentId;
  organisation: string;
  name: string;
  every: string;
  source: PlannedSource['kind'];
  url: string;
  env: string;
  areaColumn: string;
  periodColumn: string;
  decimal: FeedPlan['decimal'];
  figures: FigureChoice[];
  /** Figure of the wall whose place the first figure takes. */
  replaces: string;
}

/** What a draft stands on: the part of the sample that was chosen, and what the server made of it. */
export interface DraftGround {
  found: SampleFound;
  table: FoundTable | null;
  records: FoundRecords | null;
  suggestions: MappingSuggestions;
}

/** From this score on a suggestion is chosen beforehand; the person sees it and its reasons all the same. */
const chosenFrom = 0.75;

export function draftFrom({ suggestions }: DraftGround, before: Pick<PlanDraft, 'component' | 'organisation' | 'name'>, url: string): PlanDraft {
  return {
    ...before,
    every: 'PT1M',
    source: url === '' ? 'folder' : 'address',
    url,
    env: '',
    areaColumn: suggestions.area?.column ?? '',
    periodColumn: suggestions.period.column ?? '',
    decimal: suggestions.decimal.mark,
    figures: suggestions.figures.map(({ from, candidates }) => {
      const best = candidates[0];
      return { from, indicator: best && best.score >= chosenFrom ? best.indicator : '', fresh: null };
    }),
    replaces: '',
  };
}

/** Lower-case letters, digits and hyphens of a Vietnamese name: `Số lớp học` → `so-lop-hoc`. */
export function slugOf(name: string): string {
  const plain = name.replace(/\([^)]*\)/g, ' ').normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60).replace(/-+$/, '');
}

/** The name of a figure that a header gives: without its unit in brackets. */
export function nameOf(header: string): string {
  return header.replace(/\s*\([^)]*\)/g, '').trim();
}

/** What is still missing before a plan can be made; keys of words. */
export function lacks(draft: PlanDraft): string[] {
  const chosen = chosenOf(draft);
  return [
    ...(draft.organisation === '' ? ['organisation'] : []),
    ...(slugOf(draft.name) === '' ? ['name'] : []),
    ...(chosen.length === 0 ? ['figures'] : []),
    ...(draft.source === 'push' && !/^[A-Z][A-Z0-9_]*$/.test(draft.env) ? ['env'] : []),
  ];
}

/** The plan that a draft means. Its id is that of the feed's name. */
export function planOf(draft: PlanDraft, ground: DraftGround): FeedPlan {
  const id = slugOf(draft.name);
  const { suggestions, table, records } = ground;
  const chosen = chosenOf(draft).map((figure) => ({ ...figure, indicator: figure.fresh ? slugOf(figure.fresh.name) : figure.indicator }));
  const [first] = chosen;
  return {
    id,
    name: { vi: draft.name.trim(), en: draft.name.trim() },
    component: draft.component,
    organisation: draft.organisation,
    every: draft.every,
    kind: kindOf(ground),
    source: sourceOf(draft, id),
    ...(table && table.position > 1 ? { sheet: { position: table.position } } : {}),
    records: records?.pointer ?? '',
    layout: suggestions.layout,
    ...rowsOf(suggestions),
    ...(draft.areaColumn === '' ? {} : { area: { column: draft.areaColumn } }),
    period: periodOf(draft, ground),
    decimal: draft.decimal,
    figures: chosen.map(({ from, indicator, fresh }) => ({ from, indicator, ...(fresh ? {} : unitOf(suggestions, from)) })),
    newIndicators: chosen.flatMap(({ fresh, indicator }) => (fresh ? [indicatorOf(indicator, fresh, draft.organisation)] : [])),
    ...(draft.replaces && first ? { wall: { indicator: first.indicator, replaces: draft.replaces } } : {}),
  };
}

function chosenOf(draft: PlanDraft): FigureChoice[] {
  return draft.figures.filter(({ indicator, fresh }) => indicator !== '' || (fresh !== null && slugOf(fresh.name) !== ''));
}

function kindOf({ records, found }: DraftGround): FeedPlan['kind'] {
  if (records) return 'http-json';
  return found.kinds[0]?.kind === 'csv' ? 'csv' : 'spreadsheet';
}

function rowsOf({ layout, label, value }: MappingSuggestions): Pick<FeedPlan, 'label' | 'value'> {
  return layout === 'rows' && label !== null && value !== null ? { label, value } : {};
}

function unitOf({ figures }: MappingSuggestions, from: string): { unit?: string } {
  const unit = figures.find((figure) => figure.from === from)?.unit;
  return unit ? { unit } : {};
}

function sourceOf({ source, url, env }: PlanDraft, folder: string): PlannedSource {
  if (source === 'address') return { kind: 'address', url };
  return source === 'push' ? { kind: 'push', env, proof: 'bearer' } : { kind: 'folder', folder, pattern: '*' };
}

/** A period that the file itself says is looked for there each time; JSON without one is of the period that is named. */
function periodOf({ periodColumn }: PlanDraft, { records, suggestions }: DraftGround): FeedPlan['period'] {
  if (periodColumn !== '') return { column: periodColumn };
  return records ? { at: suggestions.period.at ?? String(new Date().getFullYear()) } : {};
}

function indicatorOf(id: string, { name, unit, every }: NewIndicator, source: string): FeedPlan['newIndicators'][number] {
  const isShare = unit.trim() === '%';
  return {
    id,
    name: { vi: name.trim(), en: name.trim() },
    unit: unit.trim(),
    decimals: isShare ? 1 : 0,
    polarity: 'neutral',
    cadence: { every, dueAfter: 'P15D' },
    possible: isShare ? [0, 100] : [0, 1_000_000_000],
    aggregate: isShare ? 'none' : 'sum',
    source,
  };
}
