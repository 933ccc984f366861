import type { HistoryPoint, IndicatorInfo } from '@ioc/contracts';
import { useEachSecond, useSeries } from '@ioc/screen-live';
import { dayText, useProvince, useWords } from '@ioc/screen-ui';
import { lazy, Suspense, useMemo } from 'react';
import { targetValue } from './figure-value.js';
import { windowOf } from './history.js';

/** Charts are heavy and come after the figures. */
const TrendChart = lazy(() => import('@ioc/screen-charts').then((module) => ({ default: module.TrendChart })));

const dayMs = 86_400_000;
const hourMs = dayMs / 24;

/** What is known of the past, ending with the live value; nothing is drawn where there is no second value. */
export function IndicatorTrend({ indicator, area, points }: { indicator: IndicatorInfo; area: string; points: readonly HistoryPoint[] }) {
  const words = useWords();
  const { timeZone } = useProvince().province;
  const live = useSeries(indicator.id, area);
  const to = useEachSecond((now) => (Math.floor(now / hourMs) + 1) * hourMs);
  const drawn = useMemo(() => {
    // The end of a period is the first moment of the next one: it is drawn within its own.
    const past = points.map(({ at, value, period }) => ({ at: Date.parse(at) - (period.includes('T') || period === 'instant' ? 0 : 1), value }));
    return live && live.at > (past.at(-1)?.at ?? 0) ? [...past, { at: live.at, value: live.value }] : past;
  }, [points, live]);
  if (drawn.filter(({ value }) => value !== null).length < 2) return <p className="brief-nothing">{words.t('brief.indicator.noHistory')}</p>;
  const bound = indicator.target?.min ?? indicator.target?.max;
  const from = Math.max(to - windowOf(indicator).days * dayMs, drawn[0]?.at ?? 0);
  const label = (at: number) => dayText(at, { days: (to - from) / dayMs, timeZone, words });
  return (
    <div className="brief-trend">
      <Suspense>
        <TrendChart
          label={words.t('brief.indicator.trend', { name: words.pick(indicator.name) })}
          lines={[{ name: words.pick(indicator.name), points: drawn }]}
          target={bound === undefined ? null : { value: bound, label: `${words.t('brief.indicator.target')} ${targetValue(indicator, words)}` }}
          step={10 ** -indicator.decimals}
          {...{ from, to }}
          number={(value) => words.formats.number(value, Number.isInteger(value) ? 0 : Math.max(indicator.decimals, 1))}
          day={label}
        />
      </Suspense>
    </div>
  );
}
