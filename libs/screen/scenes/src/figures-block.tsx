import { useIndicators } from '@ioc/screen-queries';
import { CellFigure, useProvince } from '@ioc/screen-ui';
import { Block } from './block.js';

/** Figures of any units, each with its age, sparkline, change and target. */
export function FiguresBlock({ title, indicators }: { title: string; indicators: readonly string[] }) {
  const { area } = useProvince().province;
  const known = useIndicators().data;
  const columns = indicators.length > 5 ? 2 : 1;
  return (
    <Block kind="figures" title={title}>
      <div className="figures-body" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        {indicators.map((id) => {
          const one = known?.get(id);
          return one && <CellFigure key={id} indicator={one} area={area} />;
        })}
      </div>
    </Block>
  );
}
