import type { IndicatorInfo, MapContent } from '@ioc/contracts';
import { FitText, useWords } from '@ioc/screen-ui';
import { legendHint, legendLines } from './choropleth.js';
import type { DistrictState } from './district-states.js';

export interface LegendProps {
  indicator: IndicatorInfo;
  content: MapContent;
  states: DistrictState[];
}

/** What is drawn, in what unit, and what light and dark mean. */
export function Legend({ indicator, content, states }: LegendProps) {
  const words = useWords();
  const unit = words.unit(indicator.unit) || indicator.unit;
  const has = (freshness: DistrictState['freshness']) => states.some((state) => state.freshness === freshness);
  // One line for both: a seventh would lie on the province.
  const hatched = has('stale') && has('missing') ? 'hatched' : has('stale') ? 'stale' : has('missing') ? 'missing' : null;
  return (
    <>
      <div className="map-title">
        <h2>
          <FitText text={words.pick(content.title)} />
        </h2>
        <FitText className="map-hint" text={`${legendHint(indicator, words)} · ${unit}`} />
      </div>
      <div className="legend">
        {legendLines(indicator, content, words).map(({ mapClass, text }) => (
          <div key={mapClass}>
            <i className={`class-${mapClass}`} />
            {text}
          </div>
        ))}
        {hatched && (
          <div>
            <i className="legend-hatch" />
            {words.t(`map.${hatched}`)}
          </div>
        )}
      </div>
    </>
  );
}
