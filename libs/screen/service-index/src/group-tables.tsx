import type { GroupPoints, MetricPoints, ServiceIndex } from '@ioc/contracts';
import { pointsAt, whatIf } from '@ioc/service-index';
import { useProvince, useWords } from '@ioc/screen-ui';
import { WhyLink } from '@ioc/screen-why';
import { gainText, percentText, pointsText } from './points-text.js';

interface Tried {
  wishes: ReadonlyMap<string, number>;
  onWish: (metric: string, share: number) => void;
}

/** Each group with its metrics: counts, share, points, what is lost, and a slider to try another share. */
export function GroupTables({ index, wishes, onWish }: Tried & { index: ServiceIndex }) {
  const words = useWords();
  const { t } = words;
  const columns = ['metric', 'counts', 'try', 'points', 'lost', 'atEnd'] as const;
  return (
    <table className="data-table index-table" aria-label={t('serviceIndex.groups')}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className={['points', 'lost', 'atEnd'].includes(column) ? 'numeric' : undefined}>
              {t(`serviceIndex.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      {index.groups.map((group) => (
        <tbody key={group.id} data-group={group.id}>
          <GroupRow group={group} tried={whatIf([group], wishes).points} isTried={group.metrics.some(({ id }) => wishes.has(id))} />
          {group.metrics.map((metric) => (
            <MetricRow key={metric.id} metric={metric} index={index} wish={wishes.get(metric.id)} onWish={(share) => onWish(metric.id, share)} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function GroupRow({ group, tried, isTried }: { group: GroupPoints; tried: number; isTried: boolean }) {
  const words = useWords();
  const { points, max, lost, forecast } = group;
  return (
    <tr className="index-group">
      <th scope="rowgroup">{words.pick(group.name)}</th>
      <td>
        <span className="index-bar" aria-hidden="true">
          <i style={{ inlineSize: `${(100 * (points ?? 0)) / max}%` }} />
        </span>
      </td>
      <td>{isTried && words.t('serviceIndex.tried', { points: pointsText(tried, words), gain: gainText(tried - (points ?? 0), words) })}</td>
      <td className="numeric">
        <b data-points={`${group.id} ${points ?? ''}`}>{pointsText(points, words)}</b> / {words.formats.number(max, 0)}
      </td>
      <td className="numeric">
        <b>{pointsText(lost, words)}</b>
      </td>
      <td className="numeric">{pointsText(forecast, words)}</td>
    </tr>
  );
}

interface MetricRowProps {
  metric: MetricPoints;
  index: ServiceIndex;
  wish: number | undefined;
  onWish: (share: number) => void;
}

function MetricRow({ metric, index, wish, onWish }: MetricRowProps) {
  const words = useWords();
  const { t, pick } = words;
  const { points, max, lost, forecast } = metric;
  return (
    <tr data-metric={metric.id}>
      <td title={metric.source}>{pick(metric.name)}</td>
      <td>
        <Counts metric={metric} index={index} />
      </td>
      <td>
        <label className="index-try">
          <input type="range" min={0} max={100} step={1} value={Math.round(100 * (wish ?? metric.share ?? 0))} onChange={({ target }) => onWish(Number(target.value) / 100)} aria-label={t('serviceIndex.tryOf', { name: pick(metric.name) })} />
          <small>{wish === undefined ? '' : `${percentText(wish, words)} → ${pointsText(pointsAt(metric, wish), words)}`}</small>
        </label>
      </td>
      <td className="numeric">
        <b data-points={`${metric.id} ${points ?? ''}`}>{pointsText(points, words)}</b> / {words.formats.number(max, 0)}
      </td>
      <td className="numeric">{pointsText(lost, words)}</td>
      <td className="numeric">{pointsText(forecast, words)}</td>
    </tr>
  );
}

/** Share, and the two numbers that it is made of, each with the way to its record. */
function Counts({ metric, index }: Pick<MetricRowProps, 'metric' | 'index'>) {
  const words = useWords();
  const { t, pick, formats } = words;
  const { province } = useProvince();
  const { part, whole, share, fullAt, breakdown } = metric;
  if (part === null || whole === null) return <small>{t('serviceIndex.notTold')}</small>;
  const at = index.forecast.basis === 'over' ? index.to : undefined;
  const asked = (indicator: string) => ({ indicator, area: province.area, breakdown, at });
  return (
    <div className="index-counts">
      <b>{percentText(share, words)}</b>
      <small>
        <WhyLink asked={asked(index.indicators.part)} name={`${pick(metric.name)}, ${t('serviceIndex.part')}: ${formats.number(part, 0)}`}>
          {formats.number(part, 0)}
        </WhyLink>{' '}
        {t('serviceIndex.outOf')}{' '}
        <WhyLink asked={asked(index.indicators.whole)} name={`${pick(metric.name)}, ${t('serviceIndex.whole')}: ${formats.number(whole, 0)}`}>
          {formats.number(whole, 0)}
        </WhyLink>
      </small>
      {fullAt < 1 && <small>{t('serviceIndex.fullAt', { share: percentText(fullAt, words) })}</small>}
      {share === null && <small>{t(`serviceIndex.whenNone.${metric.whenNone}`)}</small>}
    </div>
  );
}
