import type { IndicatorInfo } from '@ioc/contracts';
import { useSeries, type SeriesView } from '@ioc/screen-live';
import { cadenceText, FitText, useProvince, useWords, type Words } from '@ioc/screen-ui';
import { Block } from './block.js';
import { valueAt, type TrendPoint } from './trend-history.js';
import { numberOf } from './trend-text.js';

export interface TrendFactsProps {
  indicator: IndicatorInfo;
  area: string;
  past: readonly TrendPoint[] | null;
  before: readonly TrendPoint[];
}

/** What a reader asks next: whose figure, how often, of when, against the year before, and between which bounds it moved. */
export function TrendFacts({ indicator, area, past, before }: TrendFactsProps) {
  const words = useWords();
  const live = useSeries(indicator.id, area);
  const facts = [...useOrigin(indicator, live), ...comparisons({ live, past, before }, textsOf(indicator, words))];
  return (
    <Block kind="facts" title={words.t('trends.facts')}>
      <div className="facts-body">
        {facts.map(([name, text]) => (
          <div key={name} className="fact-row" data-fact={name}>
            <span>{words.t(`trends.${name}`)}</span>
            <FitText text={text ?? words.t('trends.unknown')} from={92} lines={name === 'source' ? 2 : 1} />
          </div>
        ))}
      </div>
    </Block>
  );
}

/** Name of a fact, and what it is; null where it is not known. */
type Fact = [name: string, text: string | null];

function useOrigin(indicator: IndicatorInfo, live: SeriesView | null): Fact[] {
  const words = useWords();
  const { organisations, province } = useProvince();
  const owner = organisations.find(({ id }) => id === indicator.source);
  return [
    ['source', owner?.shortName ?? owner?.name ?? indicator.source],
    ['cadence', cadenceText(indicator.cadence, words)],
    ['at', live && words.formats.date(momentOf(live), province.timeZone)],
  ];
}

/** Against the year before, and between which bounds it moved in the window. */
function comparisons({ live, past, before }: Pick<TrendFactsProps, 'past' | 'before'> & { live: SeriesView | null }, { number, difference }: ReturnType<typeof textsOf>): Fact[] {
  const yearAgo = live && valueAt(before, momentOf(live));
  const change = typeof live?.value === 'number' && yearAgo !== null ? live.value - yearAgo : null;
  const values = (past ?? []).flatMap(({ value }) => (value === null ? [] : [value]));
  const text = (value: number | null) => (value === null ? null : number(value));
  return [
    ['lastYear', text(yearAgo)],
    ['change', change === null ? null : difference(change)],
    ['low', text(values.length > 0 ? Math.min(...values) : null)],
    ['high', text(values.length > 0 ? Math.max(...values) : null)],
  ];
}

/** Two shares differ by points, not by per cent. */
function textsOf(indicator: IndicatorInfo, words: Words) {
  const unit = words.unit(indicator.unit);
  const number = (value: number) => `${numberOf(value, indicator, words)} ${unit}`.trim();
  const difference = (by: number) => `${by > 0 ? '+' : ''}${numberOf(by, indicator, words)} ${indicator.unit === '%' ? words.t('trends.points') : unit}`.trim();
  return { number, difference };
}

/** The end of a period is the first moment of the next one. */
const momentOf = ({ at, period }: SeriesView): number => at - (period === 'instant' ? 0 : 1);
