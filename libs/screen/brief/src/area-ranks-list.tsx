import { missesTarget, type IndicatorInfo } from '@ioc/contracts';
import { useSeriesStandings, type SeriesStanding } from '@ioc/screen-live';
import { scaleOf, TargetDistance, worstFirst, type RankedArea } from '@ioc/screen-panels';
import { FitText, prefixOf, useProvince, useWords, wholeName } from '@ioc/screen-ui';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';

/** Districts, the farthest from the target first; a row leads to the district's own figure. */
export function AreaRanks({ indicator, chosen }: { indicator: IndicatorInfo; chosen: string }) {
  const { t } = useWords();
  const info = useProvince();
  const [search] = useSearchParams();
  const areas = useMemo(() => info.areas.filter(({ level }) => level === 'district'), [info]);
  const series = useMemo(() => areas.map(({ code }) => ({ indicator: indicator.id, area: code })), [areas, indicator.id]);
  const standings = useSeriesStandings(series);
  const rows = worstFirst(areas.map(({ code, name, shortName }, nth) => ({ code, name: shortName ?? name, standing: standings[nth] as SeriesStanding })), indicator);
  if (rows.every(({ standing: { value } }) => value === null)) return <p className="brief-nothing">{t('brief.indicator.noAreas')}</p>;
  const bound = indicator.target?.min ?? indicator.target?.max;
  const scale = scaleOf(rows, bound);
  const to = (code: string) => {
    const next = new URLSearchParams(search);
    next.set('area', code);
    next.delete('at');
    return { search: next.toString() };
  };
  const province = info.province.area;
  return (
    <div className="brief-areas">
      {chosen !== province && (
        <Link className="brief-area" to={to(province)}>
          {wholeName(info, t)}
        </Link>
      )}
      {rows.map((row) => (
        <Link key={row.code} className="brief-area" to={to(row.code)} aria-current={row.code === chosen} data-area={row.code} data-freshness={row.standing.freshness} data-misses={row.standing.value !== null && missesTarget(row.standing.value, indicator)}>
          <FitText text={row.name} from={92} />
          <i className="brief-track">{scale && row.standing.value !== null && <TargetDistance prefix="brief" value={row.standing.value} {...{ bound, scale }} />}</i>
          <AreaValue row={row} indicator={indicator} />
        </Link>
      ))}
    </div>
  );
}

function AreaValue({ row: { standing }, indicator }: { row: RankedArea; indicator: IndicatorInfo }) {
  const { t, age, formats } = useWords();
  const { value, freshness, ageMs } = standing;
  if (value === null) return <em>{t('datum.missing')}</em>;
  if (freshness === 'stale') return <em>{t('datum.stale', { age: age(ageMs) })}</em>;
  return <b>{`${prefixOf(standing)}${formats.number(value, indicator.decimals)}`}</b>;
}
