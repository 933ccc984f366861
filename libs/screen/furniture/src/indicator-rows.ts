import type { IndicatorInfo, ProvinceInfo } from '@ioc/contracts';
import type { Words } from '@ioc/screen-ui';
import { matches, nearness } from './folded.js';

/** An indicator as people look for it. */
export interface IndicatorRow {
  indicator: IndicatorInfo;
  name: string;
  component: string;
  organisation: string;
  /** All that it can be found by. */
  words: string;
}

/** Names of indicators, their components and organisations, and all that each can be found by. Pure. */
export function indicatorRows(indicators: Iterable<IndicatorInfo>, { components, organisations }: Pick<ProvinceInfo, 'components' | 'organisations'>, { pick }: Pick<Words, 'pick'>): IndicatorRow[] {
  const componentNames = new Map(components.map((one) => [one.id, pick(one.name)]));
  const organisationNames = new Map(organisations.map((one) => [one.id, one]));
  return [...indicators].map((indicator) => {
    const { id, name, shortName, source, system = '' } = indicator;
    const organisation = organisationNames.get(source);
    const row = { indicator, name: pick(name), component: componentNames.get(indicator.component) ?? indicator.component, organisation: organisation?.name ?? source };
    const words = [id, name.vi, name.en, shortName?.vi, row.component, row.organisation, organisation?.shortName, source, system];
    return { ...row, words: words.join(' ') };
  });
}

/** Those that answer a question, the nearest names first. Pure. */
export function foundRows(rows: readonly IndicatorRow[], question: string): IndicatorRow[] {
  return rows.filter((row) => matches(row.words, question)).sort((a, b) => nearness(a.name, question) - nearness(b.name, question));
}
