import { directionOf, distanceFrom, missesTarget, type Freshness, type HistoryPoint, type IndicatorInfo } from '@ioc/contracts';
import { AgeCell, Fact, periodText, StateMark, useMoments } from '@ioc/screen-furniture';
import { freshnessOf, useEachSecond, useSeries, type SeriesView } from '@ioc/screen-live';
import { figureText, useProvince, useWords, type Words } from '@ioc/screen-ui';
import { isEstimate, targetValue } from './figure-value.js';
import { offTargetSince } from './history.js';

/** The number, live, and in words: how far from its target, since when, better or worse than before, and whose it is. */
export function IndicatorValue({ indicator, area, points }: { indicator: IndicatorInfo; area: string; points: readonly HistoryPoint[] }) {
  const words = useWords();
  const { t } = words;
  const view = useSeries(indicator.id, area);
  const freshness = useEachSecond((now) => freshnessOf(view, now));
  const { organisations } = useProvince();
  const owner = organisations.find(({ id }) => id === indicator.source)?.name ?? indicator.source;
  return (
    <div className="brief-figure" data-freshness={freshness} data-value={view?.value ?? ''}>
      <Big indicator={indicator} view={view} />
      <dl className="brief-said">
        <Fact name={t('brief.indicator.age')}>
          <AgeOf view={view} freshness={freshness} />
        </Fact>
        {indicator.target && <Fact name={t('brief.indicator.target')}>{targetValue(indicator, words)}</Fact>}
        {view && view.value !== null && <Standing indicator={indicator} view={view} value={view.value} />}
        {view && <Since indicator={indicator} view={view} points={points} />}
        <Fact name={t('brief.indicator.owner')}>{owner}</Fact>
      </dl>
    </div>
  );
}

function AgeOf({ view, freshness }: { view: SeriesView | null; freshness: Freshness }) {
  return view && view.value !== null ? <AgeCell from={view.ageFrom} staleAt={view.staleAt} freshness={freshness} /> : <StateMark state="missing" />;
}

/** The number with its marks. */
function Big({ indicator, view }: { indicator: IndicatorInfo; view: SeriesView | null }) {
  const words = useWords();
  const { value, prefix, unit, remark } = figureText(indicator, view, words);
  return (
    <p className="brief-big" data-estimated={isEstimate(view) ? '' : undefined}>
      {value === null ? (
        <span className="brief-value brief-value-missing">{words.t('datum.missing')}</span>
      ) : (
        <span>
          {prefix && <i>{prefix}</i>}
          <b>{value}</b> <u>{unit}</u>
        </span>
      )}
      {remark && <span className={`brief-remark brief-remark-${remark.kind}`}>{remark.text}</span>}
      {view?.provenance === 'simulated' && <span className="brief-remark brief-remark-simulated">{words.t('brief.digest.simulated')}</span>}
    </p>
  );
}

/** Distance from the target, and the change against the former value, both in words. */
function Standing({ indicator, view, value }: { indicator: IndicatorInfo; view: SeriesView; value: number }) {
  const words = useWords();
  const { t, formats } = words;
  const { target } = indicator;
  const number = (one: number) => formats.number(one, indicator.decimals);
  const misses = missesTarget(value, indicator);
  const isShort = target?.min !== undefined && value < target.min;
  return (
    <>
      {misses && <Fact name={t(isShort ? 'brief.indicator.short' : 'brief.indicator.over')}>{number(distanceFrom(value, target))}</Fact>}
      {view.previous !== null && <Fact name={t(view.period === 'instant' ? 'brief.indicator.dayBefore' : 'brief.indicator.previous')}>{`${number(view.previous)} · ${comparedText(view.previous, value, { indicator, words })}`}</Fact>}
    </>
  );
}

function comparedText(before: number, value: number, { indicator, words }: { indicator: IndicatorInfo; words: Words }): string {
  const direction = before === value ? 'same' : directionOf(before, value, indicator);
  return words.t(direction === 'better' ? 'brief.changed.better' : direction === 'worse' ? 'brief.changed.worse' : 'brief.changed.neutral');
}

/** Since when it is off target, as far back as anything is known. */
function Since({ indicator, view, points }: { indicator: IndicatorInfo; view: SeriesView; points: readonly HistoryPoint[] }) {
  const words = useWords();
  const moments = useMoments();
  if (!indicator.target) return null;
  if (view.value !== null && !missesTarget(view.value, indicator)) return <Fact name={words.t('brief.indicator.state')}>{words.t('brief.indicator.onTarget')}</Fact>;
  const since = offTargetSince(points, indicator);
  if (!since) return <Fact name={words.t('brief.indicator.state')}>{words.t('brief.indicator.offTarget')}</Fact>;
  const time = periodText(since.point.period, moments.at(since.point.at), words);
  return (
    <Fact name={words.t('brief.indicator.state')}>
      <span data-since={since.point.at}>{words.t(since.isOlder ? 'brief.indicator.sinceBefore' : 'brief.indicator.since', { time })}</span>
    </Fact>
  );
}
