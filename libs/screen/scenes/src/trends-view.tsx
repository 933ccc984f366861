import type { IndicatorInfo, Scene, TrendsPart, TrendsScene } from '@ioc/contracts';
import { durationMs } from '@ioc/contracts';
import { useEachSecond, useLive } from '@ioc/screen-live';
import { OpenEventsPanel } from '@ioc/screen-panels';
import { useIndicators } from '@ioc/screen-queries';
import { areaName, formatsFor, useProvince, useWords } from '@ioc/screen-ui';
import type { ReactNode } from 'react';
import { AreasBlock, useAreaRows } from './areas-block.js';
import { HeadlineBlock } from './headline-block.js';
import { stoodMs } from './scene-at.js';
import { takingAlarms } from './taking-alarms.js';
import { TrendBlock } from './trend-block.js';
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
  const { indicator, id, area, part } = useTrendParts(props);
  const hasAreas = useAreaRows(id, nothing).some(({ standing }) => standing.value !== null);
  if (!indicator) return <main className="cameras-none" />;
  return (
    <main className="trends-body" data-trend={id} data-area={area} data-has-areas={hasAreas}>
      <div className="scene-column trends-side">
        {part('headline')}
        {part('facts')}
      </div>
      {part('year')}
      {hasAreas && part('areas')}
    </main>
  );
}

/** Days of the line beside the long one, where a wall has room for both. */
const recentDays = 7;

/** The parts of a scene of trends as it stands now, for whoever lays them out; nothing of an indicator that is not known. */
export function useTrendParts(props: TrendsViewProps): Shown & { part: (name: TrendsPart) => ReactNode } {
  const { t } = useWords();
  const shown = useShown(props);
  const { indicator, id, area, days, place } = shown;
  const past = useTrend(indicator, area, days);
  const before = useYearBefore(indicator, area, days);
  const component = useComponentName(indicator);
  const drawn: Record<TrendsPart, (known: IndicatorInfo) => ReactNode> = {
    headline: () => <HeadlineBlock title={component} aside={place} indicator={id} area={area} />,
    facts: (known) => <TrendFacts {...{ indicator: known, area, past, before }} />,
    year: (known) => <YearTrend {...{ indicator: known, area, days, past, before }} />,
    areas: () => <AreasBlock title={t('trends.byArea')} indicator={id} beside={nothing} />,
    recent: () => <TrendBlock title={t('trends.recent', { n: recentDays })} indicators={[id]} days={recentDays} area={area} />,
    events: (known) => <OpenEventsPanel title={t('trends.open', { component })} component={known.component} />,
  };
  return { ...shown, part: (name) => indicator && drawn[name](indicator) };
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
    const moment = { nowMs, time: formatsFor('vi').time(nowMs, province.timeZone), events: store.events.get().list, alarms: takingAlarms(store.alarms.get().alarms, store.feeds.get()) };
    // Held while others have their turn, it goes by the clock alone.
    return Math.floor((stoodMs(turns, moment, scene.id) ?? nowMs) / eachMs) % scene.indicators.length;
  });
}
