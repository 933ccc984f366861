import { useIndicators } from '@ioc/screen-queries';
import { CellFigure, HeadFigure, useProvince } from '@ioc/screen-ui';
import { Block } from './block.js';

/** One figure for the whole scene, and up to three under it. */
export function HeadlineBlock({ title, indicator, beside }: { title: string; indicator: string; beside: readonly string[] }) {
  const { area } = useProvince().province;
  const indicators = useIndicators().data;
  const main = indicators?.get(indicator);
  return (
    <Block kind="headline" title={title}>
      <div className="headline-body">
        <div className="headline-main">{main && <HeadFigure indicator={main} area={area} />}</div>
        <div className="headline-beside">
          {beside.map((id) => {
            const one = indicators?.get(id);
            return one && <CellFigure key={id} indicator={one} area={area} />;
          })}
        </div>
      </div>
    </Block>
  );
}
