import type { IndicatorInfo } from '@ioc/contracts';
import { useEachSecond } from '@ioc/screen-live';
import { useIndicators } from '@ioc/screen-queries';
import { FitText, useProvince, useWords, type Words } from '@ioc/screen-ui';
import { lazy, Suspense } from 'react';
import { Block } from './block.js';
import { useTrend } from './trend-history.js';

/** Charts are heavy and come after the figures. */
const TrendChart = lazy(() => import('@ioc/screen-charts').then((module) => ({ default: module.TrendChart })));

const dayMs = 86_400_000;
const hourMs = dayMs / 24;
const places = 3;

/** Up to three indicators of one unit over time. The number of hooks is fixed: a place without an indicator asks for nothing. */
export function TrendBlock({ title, indicators, days }: { title: string; indicators: readonly string[]; days: number }) {
  const words = useWords();
  const { area, timeZone } = useProvince().province;
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
      {lines.length > 1 && (
        <div className="trend-names">
          {lines.map(({ name }, nth) => (
            <span key={name} className={`trend-name trend-name-${nth}`}>
              <FitText text={name} from={84} />
            </span>
          ))}
        </div>
      )}
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

const nameOf = (indicator: IndicatorInfo, words: Words): string => words.pick(indicator.shortName ?? indicator.name);

function numberOf(value: number, { decimals }: IndicatorInfo, { formats }: Words): string {
  return formats.number(value, Number.isInteger(value) ? 0 : Math.max(decimals, 1));
}

function targetOf(indicator: IndicatorInfo, words: Words): { value: number; label: string } | null {
  const bound = indicator.target?.min ?? indicator.target?.max;
  return bound === undefined ? null : { value: bound, label: `${words.t('scene.target')} ${numberOf(bound, indicator, words)}` };
}

/** The unit, and since when there is anything where that is later than was asked for. */
function asideOf(indicator: IndicatorInfo, { from, days, isShort, timeZone, words }: { from: number; days: number; isShort: boolean; timeZone: string; words: Words }): string {
  const unit = words.unit(indicator.unit);
  return isShort && Number.isFinite(from) ? words.t(unit === '' ? 'scene.sinceOnly' : 'scene.since', { unit, at: sinceText(from, { days, timeZone, words }) }) : unit;
}

function sinceText(at: number, where: { days: number; timeZone: string; words: Words }): string {
  const { formats } = where.words;
  const day = dayText(at, where);
  return where.days <= 3 ? `${day} ${formats.date(at, where.timeZone).slice(0, 5)}` : day;
}

/** `14:00`, `26/11`, or `11/2026`: as fine as the window is long. */
function dayText(at: number, { days, timeZone, words: { formats } }: { days: number; timeZone: string; words: Words }): string {
  const date = formats.date(at, timeZone);
  if (days <= 3) return formats.time(at, timeZone);
  return days <= 120 ? date.slice(0, 5) : date.slice(3);
}
