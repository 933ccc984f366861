import type { IndicatorInfo, ProvinceInfo } from '@ioc/contracts';
import type { TrendLine } from '@ioc/screen-charts';
import { useEachSecond } from '@ioc/screen-live';
import { dayText, areaName, useProvince, useWords, type Words } from '@ioc/screen-ui';
import { lazy, Suspense } from 'react';
import { Block } from './block.js';
import type { TrendPoint } from './trend-history.js';
import { TrendNames } from './trend-names.js';
import { asideOf, numberOf, targetOf } from './trend-text.js';

const TrendChart = lazy(() => import('@ioc/screen-charts').then((module) => ({ default: module.TrendChart })));

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export interface YearTrendProps {
  /** The indicator's own name, and its area's, where nothing else is said. */
  title?: string;
  indicator: IndicatorInfo;
  area: string;
  days: number;
  /** Null until it was heard. */
  past: readonly TrendPoint[] | null;
  /** Of the year before, at the moments of this one. */
  before: readonly TrendPoint[];
}

/** One indicator's line with its target, and the same window of the year before where that is known. */
export function YearTrend({ title: given, indicator, area, days, past, before }: YearTrendProps) {
  const words = useWords();
  const info = useProvince();
  const { timeZone } = info.province;
  const to = useEachSecond((now) => (Math.floor(now / hourMs) + 1) * hourMs);
  const first = firstKnown(past);
  const from = Math.max(to - days * dayMs, Math.min(first ?? to, to - hourMs));
  const shown = before.filter(({ at }) => at >= from && at <= to);
  const hasBefore = shown.some(({ value }) => value !== null);
  const lines: TrendLine[] = [{ name: words.t('trends.now'), points: past ?? [] }];
  if (hasBefore) lines.push({ name: words.t('trends.before'), points: shown });
  const title = given ?? titleOf({ indicator, area }, { info, words });
  const window = { from, to };
  return (
    <Block kind="trend" title={title} aside={asideOf(indicator, { from, days, isShort: from > to - days * dayMs, timeZone, words })}>
      {hasBefore && <TrendNames names={lines.map((line) => line.name)} />}
      <div className="year-chart" data-empty={first === null}>
        <Chart {...{ title, lines, indicator, window }} />
        {first === null && past && <p className="block-empty">{words.t('scene.noHistory')}</p>}
      </div>
    </Block>
  );
}

function firstKnown(points: YearTrendProps['past']): number | null {
  return points?.find(({ value }) => value !== null)?.at ?? null;
}

/** The indicator, and its area where that is not the whole province. */
function titleOf({ indicator, area }: Pick<YearTrendProps, 'indicator' | 'area'>, { info, words }: { info: ProvinceInfo; words: Words }): string {
  const name = words.pick(indicator.name);
  return area === info.province.area ? name : words.t('trends.of', { name, area: areaName(info, area) });
}

/** Stands also while nothing is known yet: the next indicator is drawn by the same chart. */
function Chart({ title, lines, indicator, window: { from, to } }: { title: string; lines: TrendLine[]; indicator: IndicatorInfo; window: { from: number; to: number } }) {
  const words = useWords();
  const { timeZone } = useProvince().province;
  return (
    <Suspense>
      <TrendChart label={title} lines={lines} target={targetOf(indicator, words)} step={10 ** -indicator.decimals} from={from} to={to} number={(value) => numberOf(value, indicator, words)} day={(at) => dayText(at, { days: (to - from) / dayMs, timeZone, words })} />
    </Suspense>
  );
}
