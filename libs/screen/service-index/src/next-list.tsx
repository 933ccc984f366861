import type { ServiceIndex } from '@ioc/contracts';
import { Nothing } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import { gainText } from './points-text.js';

/** More is not read. */
const most = 8;

/** So many more of something, for so many more points; least effort first. */
export function NextList({ index }: { index: ServiceIndex }) {
  const words = useWords();
  const { t, pick, formats } = words;
  const metrics = new Map(index.groups.flatMap(({ metrics: list }) => list.map((metric) => [metric.id, metric])));
  if (index.next.length === 0) return <Nothing>{t(index.forecast.basis === 'over' ? 'serviceIndex.nextOver' : 'serviceIndex.nextNone')}</Nothing>;
  return (
    <>
      <ol className="index-next">
        {index.next.slice(0, most).map(({ metric, units, gain }) => {
          const of = metrics.get(metric);
          return (
            <li key={metric} data-next={`${metric} ${units}`}>
              <span>{t('serviceIndex.more', { units: formats.number(units, 0), unit: of ? pick(of.unit) : metric })}</span>
              <b>{t('serviceIndex.gain', { gain: gainText(gain, words) })}</b>
            </li>
          );
        })}
      </ol>
      <p className="estimate-note">{t('serviceIndex.nextHow')}</p>
    </>
  );
}
