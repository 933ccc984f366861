import { missesTarget, type IndicatorInfo } from '@ioc/contracts';
import { useSeriesStandings, type SeriesStanding } from '@ioc/screen-live';
import { scaleOf, TargetDistance, worstFirst, type RankedArea, type Scale } from '@ioc/screen-panels';
import { useIndicators } from '@ioc/screen-queries';
import { FitText, useProvince, useWords } from '@ioc/screen-ui';
import { useMemo } from 'react';
import { Block } from './block.js';
import { Standing } from './standing.js';

/** One area of a block. */
interface AreaRow extends RankedArea {
  beside: SeriesStanding[];
}

/** One indicator by area, worst first, as its distance from the target. */
export function AreasBlock({ title, indicator: id, beside }: { title: string; indicator: string; beside: readonly string[] }) {
  const words = useWords();
  const known = useIndicators().data;
  const indicator = known?.get(id);
  const rows = useAreaRows(id, beside);
  if (!indicator) return <Block kind="areas" title={title}>{null}</Block>;
  const others = beside.flatMap((one) => known?.get(one) ?? []);
  const bound = indicator.target?.min ?? indicator.target?.max;
  const scale = scaleOf(rows, bound);
  return (
    <Block kind="areas" title={title} aside={words.t('scene.worstFirst')}>
      <div className="areas-body" style={{ gridTemplateColumns: `minmax(0, 30rem) minmax(0, 1fr) 22rem ${others.map(() => '24rem').join(' ')}` }}>
        <div className="area-head">
          <span />
          <span className="area-target">{bound === undefined ? '' : `${words.t('scene.target')} ${words.formats.number(bound, Number.isInteger(bound) ? 0 : indicator.decimals)}`}</span>
          <span>{words.unit(indicator.unit)}</span>
          {others.map((one) => (
            <FitText key={one.id} text={words.pick(one.shortName ?? one.name)} from={77} lines={2} />
          ))}
        </div>
        {worstFirst(rows, indicator).map((row) => (
          <Area key={row.code} row={row} {...{ indicator, others, bound, scale }} />
        ))}
      </div>
    </Block>
  );
}

/** Districts with one figure and those beside it. @param beside a list that stays the same */
export function useAreaRows(indicator: string, beside: readonly string[]): AreaRow[] {
  const { areas } = useProvince();
  const districts = useMemo(() => areas.filter(({ level }) => level === 'district'), [areas]);
  const series = useMemo(() => districts.flatMap(({ code }) => [indicator, ...beside].map((one) => ({ indicator: one, area: code }))), [districts, indicator, beside]);
  const standings = useSeriesStandings(series);
  const width = 1 + beside.length;
  return useMemo(
    () =>
      districts.map(({ code, name, shortName }, nth) => {
        const [standing, ...others] = standings.slice(nth * width, (nth + 1) * width);
        return { code, name: shortName ?? name, standing: standing as SeriesStanding, beside: others };
      }),
    [districts, standings, width],
  );
}

interface AreaProps {
  row: AreaRow;
  indicator: IndicatorInfo;
  others: readonly IndicatorInfo[];
  bound: number | undefined;
  scale: Scale | null;
}

function Area({ row: { code, name, standing, beside }, indicator, others, bound, scale }: AreaProps) {
  const { value, freshness } = standing;
  const misses = value !== null && missesTarget(value, indicator);
  return (
    <div className="area-row" data-area={code} data-indicator={indicator.id} data-freshness={freshness} data-value={value ?? ''} data-misses={misses}>
      <FitText className="area-name" text={name} from={84} />
      <i className="area-track">{scale && value !== null && <TargetDistance prefix="area" {...{ value, bound, scale }} />}</i>
      <Standing standing={standing} indicator={indicator} strong />
      {others.map((one, nth) => (
        <Standing key={one.id} standing={beside[nth] ?? unheard} indicator={one} />
      ))}
    </div>
  );
}

const unheard: SeriesStanding = { value: null, freshness: 'missing', ageMs: 0 };
