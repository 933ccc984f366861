import type { HistoryPoint, IndicatorInfo } from '@ioc/contracts';
import { periodText, useMoments } from '@ioc/screen-furniture';
import { useProvince, useWords } from '@ioc/screen-ui';
import { Link, useSearchParams } from 'react-router';
import { periodRows, windowOf, type PeriodRow } from './history.js';

/** Periods, newest first, each against the one before it; a row asks why of that period. */
export function Periods({ indicator, points }: { indicator: IndicatorInfo; points: readonly HistoryPoint[] }) {
  const { t } = useWords();
  const rows = periodRows(points, indicator);
  if (rows.length === 0) return <p className="brief-nothing">{t('brief.indicator.noHistory')}</p>;
  return (
    <div className="brief-areas">
      {rows.map((row) => (
        <Period key={row.point.at} row={row} indicator={indicator} />
      ))}
    </div>
  );
}

function Period({ row: { point, by, direction }, indicator }: { row: PeriodRow; indicator: IndicatorInfo }) {
  const words = useWords();
  const moments = useMoments();
  const { timeZone } = useProvince().province;
  const [search] = useSearchParams();
  const isDay = windowOf(indicator).bucket === 'day';
  const next = new URLSearchParams(search);
  // A day's last value is asked about by the day's last moment.
  next.set('at', isDay ? new Date(Date.parse(point.at) + 86_399_999).toISOString() : point.at);
  const name = isDay ? words.formats.date(Date.parse(point.at), timeZone) : periodText(point.period, moments.at(point.at), words);
  const number = (value: number) => words.formats.number(value, indicator.decimals);
  const isSame = by === null || number(by) === number(0);
  return (
    <Link className="brief-area brief-period" to={{ search: next.toString() }} aria-current={search.get('at') === next.get('at')} data-period={point.period}>
      <span>{name}</span>
      <span className="brief-by">{isSame || direction === null ? '' : `${by > 0 ? '↑' : '↓'} ${number(Math.abs(by))} · ${words.t(`brief.changed.${direction}`)}`}</span>
      {point.value === null ? <em>{words.t('datum.missing')}</em> : <b>{number(point.value)}</b>}
    </Link>
  );
}
