import { missesTarget, type IndicatorInfo } from '@ioc/contracts';
import { useSeriesStandings, type SeriesStanding } from '@ioc/screen-live';
import { useIndicators } from '@ioc/screen-queries';
import { FitText, prefixOf, useProvince, useWords } from '@ioc/screen-ui';
import { useMemo } from 'react';
import { Block } from './block.js';

/** Figures of one unit as bars on one scale: lengths compare, the numbers say. */
export function BarsBlock({ title, indicators }: { title: string; indicators: readonly string[] }) {
  const words = useWords();
  const { area } = useProvince().province;
  const known = useIndicators().data;
  const series = useMemo(() => indicators.map((indicator) => ({ indicator, area })), [indicators, area]);
  const standings = useSeriesStandings(series);
  const rows = indicators.flatMap((id, nth) => {
    const indicator = known?.get(id);
    return indicator ? [{ indicator, standing: standings[nth] as SeriesStanding }] : [];
  });
  const full = Math.max(...rows.map(({ standing }) => Math.abs(standing.value ?? 0)), 0);
  const [first] = rows;
  return (
    <Block kind="bars" title={title} aside={first ? words.unit(first.indicator.unit) : ''}>
      <div className="bars-body">
        {rows.map((row) => (
          <Bar key={row.indicator.id} {...row} full={full} />
        ))}
      </div>
    </Block>
  );
}

function Bar({ indicator, standing, full }: { indicator: IndicatorInfo; standing: SeriesStanding; full: number }) {
  const words = useWords();
  const { value, freshness, ageMs } = standing;
  const misses = value !== null && missesTarget(value, indicator);
  return (
    <div className="bar-row" data-indicator={indicator.id} data-freshness={freshness} data-value={value ?? ''} data-misses={misses}>
      <FitText className="figure-label" text={words.pick(indicator.shortName ?? indicator.name)} from={84} lines={2} />
      <i className="bar-track">{value !== null && full > 0 && <u style={{ width: `${(Math.abs(value) / full) * 100}%` }} />}</i>
      <b>{value !== null && `${prefixOf(standing)}${words.formats.number(value, indicator.decimals)}`}</b>
      {freshness === 'stale' && <em className="row-age">{words.t('datum.stale', { age: words.age(ageMs) })}</em>}
      {value === null && <em className="row-missing">{words.t('datum.missing')}</em>}
    </div>
  );
}
