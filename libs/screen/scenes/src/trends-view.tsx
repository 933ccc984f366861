import type { IndicatorInfo, Scene, TrendsScene } from '@ioc/contracts';
import { durationMs } from '@ioc/contracts';
import { useEachSecond, useLive } from '@ioc/screen-live';
import { useIndicators } from '@ioc/screen-queries';
import { areaName, formatsFor, useProvince, useWords } from '@ioc/screen-ui';
import { AreasBlock, useAreaRows } from './areas-block.js';
import { HeadlineBlock } from './headline-block.js';
import { stoodMs } from './scene-at.js';
import { TrendFacts } from './trend-facts.js';
import { daysOf, useTrend, useYearBefore } from './trend-history.js';
import './trends-view.css';
import { YearTrend } from './year-trend.js';

export interface TrendsViewProps {
  scene: TrendsScene;
  /** The scenes that follow each other on this display. */
  turns: readonly Scene[];
  /** What is asked for; else the scene's own indicators follow each other, for the whole province. */
  indicator?: string | undefined;
  area?: string | undefined;
}

/** One indicator, large: its line beside that of the year before, what it is made of by area, its age and its source. */
export function TrendsView(props: TrendsViewProps) {
  const { t } = useWords();
  const { indicator, id, area, days, place } = useShown(props);
  const past = useTrend(indicator, area, days);
  const before = useYearBefore(indicator, area, days);
  const hasAreas = useAreaRows(id, nothing).some(({ standing }) => standing.value !== null);
  const component = useComponentName(indicator);
  if (!indicator) return <main className="cameras-none" />;
  return (
    <main className="trends-body" data-trend={id} data-area={area} data-has-areas={hasAreas}>
      <div className="scene-column trends-side">
        <HeadlineBlock title={component} aside={place} indicator={id} area={area} />
        <TrendFacts {...{ indicator, area, past, before }} />
      </div>
      <YearTrend {...{ indicator, area, days, past, before }} />
      {hasAreas && <AreasBlock title={t('trends.byArea')} indicator={id} beside={nothing} />}
    </main>
  );
}

interface Shown {
  indicator: IndicatorInfo | undefined;
  id: string;
  area: string;
  days: number;
  /** Which of how many it is, or the area that was asked for. */
  place: string;
}

/** What the address or an order asks for; else the one whose turn it is. */
function useShown({ scene, turns, indicator: asked, area: askedArea }: TrendsViewProps): Shown {
  const { t } = useWords();
  const info = useProvince();
  const known = useIndicators().data;
  const nth = useTurn(scene, turns);
  const wished = [asked, scene.indicators[nth]?.indicator];
  const [indicator] = wished.flatMap((id) => known?.get(id ?? '') ?? []);
  const area = info.areas.find(({ code }) => code === askedArea)?.code ?? info.province.area;
  const turn = indicator?.id === asked ? '' : t('trends.place', { nth: nth + 1, all: scene.indicators.length });
  const place = [turn, turn !== '' && area === info.province.area ? '' : areaName(info, area)].filter(Boolean).join(' · ');
  return { indicator, id: indicator?.id ?? '', area, place, days: windowOf(scene, indicator) };
}

function windowOf({ indicators }: TrendsScene, indicator: IndicatorInfo | undefined): number {
  const listed = indicators.find((one) => one.indicator === indicator?.id)?.days;
  return listed ?? (indicator ? daysOf(indicator) : 1);
}

const nothing: readonly string[] = [];

function useComponentName(indicator: IndicatorInfo | undefined): string {
  const { pick } = useWords();
  const { components } = useProvince();
  const name = components.find(({ id }) => id === indicator?.component)?.name;
  return name ? pick(name) : '';
}

/** Which of the scene's indicators has its turn, by the server's clock: displays side by side show the same one. */
function useTurn(scene: TrendsScene, turns: readonly Scene[]): number {
  const { province } = useProvince();
  const { store } = useLive();
  const eachMs = durationMs(scene.each) ?? 1;
  return useEachSecond((nowMs) => {
    const moment = { nowMs, time: formatsFor('vi').time(nowMs, province.timeZone), events: store.events.get().list };
    // Held while others have their turn, it goes by the clock alone.
    return Math.floor((stoodMs(turns, moment, scene.id) ?? nowMs) / eachMs) % scene.indicators.length;
  });
}
