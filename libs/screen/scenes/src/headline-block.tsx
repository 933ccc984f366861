import { useIndicators } from '@ioc/screen-queries';
import { CellFigure, HeadFigure, useProvince } from '@ioc/screen-ui';
import { Block } from './block.js';

export interface HeadlineBlockProps {
  title: string;
  aside?: string;
  indicator: string;
  /** The whole province where nothing else is said. */
  area?: string;
  beside?: readonly string[];
}

/** One figure for the whole scene, and up to three under it. */
export function HeadlineBlock({ title, aside, indicator, area: asked, beside = [] }: HeadlineBlockProps) {
  const { province } = useProvince();
  const area = asked ?? province.area;
  const indicators = useIndicators().data;
  const main = indicators?.get(indicator);
  return (
    <Block kind="headline" title={title} aside={aside}>
      <div className="headline-body">
        <div className="headline-main">{main && <HeadFigure indicator={main} area={area} inWords />}</div>
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
