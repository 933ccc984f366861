import { useWords } from '@ioc/screen-ui';
import './archipelagos.css';
import { fitProjection, type Bounds, type LonLat } from './projection.js';

/** Names of the two groups in the words, the places of their larger islands, and where the name stands: degrees. */
const groups: { name: 'hoangSa' | 'truongSa'; labelAt: LonLat; islands: LonLat[] }[] = [
  { name: 'hoangSa', labelAt: [112.6, 15.6], islands: [[112.339, 16.834], [111.608, 16.533], [111.203, 15.785], [112.731, 16.668], [111.5, 17.083], [111.72, 16.447]] },
  {
    name: 'truongSa',
    labelAt: [112.6, 13.5],
    islands: [[114.331, 11.429], [114.285, 11.053], [114.366, 10.377], [114.366, 10.18], [114.329, 9.886], [113.7, 8.97], [111.92, 8.645], [112.917, 7.891], [113.3, 8.17], [112.34, 8.86]],
  },
];
const bounds: Bounds = [109.9, 7.3, 115.6, 17.7];

/** Of the box, rem; room for it is left beside or below the province. */
export const archipelagosRem = { width: 34, height: 52 };
const inner = { left: 1, top: 1, right: archipelagosRem.width - 1, bottom: archipelagosRem.height - 1 };

/** Hoàng Sa and Trường Sa, for maps of national scale. */
export function Archipelagos() {
  const { t } = useWords();
  const { project } = fitProjection(bounds, inner);
  return (
    <div className="archipelagos" style={{ width: `${archipelagosRem.width}rem`, height: `${archipelagosRem.height}rem` }}>
      <svg viewBox={`0 0 ${archipelagosRem.width} ${archipelagosRem.height}`} aria-hidden="true">
        {groups.flatMap(({ islands }) => islands.map(project)).map(([x, y]) => (
          <circle key={`${x} ${y}`} cx={x} cy={y} r="0.5" />
        ))}
      </svg>
      {groups.map(({ name, labelAt }) => {
        const [, y] = project(labelAt);
        return (
          <p key={name} style={{ top: `${y}rem` }}>
            {t(`map.${name}`)}
          </p>
        );
      })}
    </div>
  );
}
