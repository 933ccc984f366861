import { useEachSecond } from '@ioc/screen-live';
import { useIndicators } from '@ioc/screen-queries';
import { dayText, useProvince, useWords } from '@ioc/screen-ui';
import { lazy, Suspense } from 'react';
import { Block } from './block.js';
import { useTrend } from './trend-history.js';
import { TrendNames } from './trend-names.js';
import { asideOf, nameOf, numberOf, targetOf } from './trend-text.js';

/** Charts are heavy and come after the figures. */
const TrendChart = lazy(() => import('@ioc/screen-charts').then((module) => ({ default: module.TrendChart })));

const dayMs = 86_400_000;
const hourMs = dayMs / 24;
const places = 3;

export interface TrendBlockProps {
  title: string;
  indicators: readonly string[];
  days: number;
  /** The whole province, where no other is named. */
  area?: string;
}

/** Up to three indicators of one unit over time. The number of hooks is fixed: a place without an indicator asks for nothing. */
export function TrendBlock({ title, indicators, days, area: asked }: TrendBlockProps) {
  const words = useWords();
  const { area: whole, timeZone } = useProvince().province;
  const area = asked ?? whole;
  const known = useIndicators().data;
  const shown = Array.from({ length: places }, (_, nth) => known?.get(indicators[nth] ?? ''));
  const trends = [useTrend(shown[0], area, days), useTrend(shown[1], area, days), useTrend(shown[2], area, days)];
  // The window moves with the day, not with the second.
  const to = useEachSecond((now) => (Math.floor(now / hourMs) + 1) * hourMs);
  const [main] = shown;
  const lines = shown.flatMap((indicator, nth) => (indicator && trends[nth] ? [{ name: nameOf(indicator, words), points: trends[nth] }] : []));
  // What was never heard needs no place: a fresh centre's line fills its picture.
  const first = Math.min(...lines.flatMap(({ points }) => points[0]?.at ?? []));
  const from = Math.max(to - days * dayMs, Math.min(first, to - hourMs));
  const isEmpty = lines.every(({ points }) => points.every(({ value }) => value === null));
  return (
    <Block kind="trend" title={title} aside={main ? asideOf(main, { from, days, isShort: from > to - days * dayMs, timeZone, words }) : ''}>
      {lines.length > 1 && <TrendNames names={lines.map(({ name }) => name)} />}
      {main && !isEmpty ? (
        <Suspense>
          <TrendChart label={title} lines={lines} target={targetOf(main, words)} step={10 ** -main.decimals} from={from} to={to} number={(value) => numberOf(value, main, words)} day={(at) => dayText(at, { days: (to - from) / dayMs, timeZone, words })} />
        </Suspense>
      ) : (
        <p className="block-empty">{words.t('scene.noHistory')}</p>
      )}
    </Block>
  );
}
