import { componentIds, type ComponentId, type PanelContent } from '@ioc/contracts';
import { useAlarms, useEachSecond, useFeeds, useOpenEvents, useSeriesStandings, unheardFeeds } from '@ioc/screen-live';
import { useIndicators } from '@ioc/screen-queries';
import { useProvince } from '@ioc/screen-ui';
import { useMemo } from 'react';
import { doubtsOf, whatIsWrong, type ShownFigure, type Doubt, type WrongItem } from './wrong.js';

/** The components of the wall's overview in the order of the catalogue, which never changes: position is memory. */
export function usePanels(): PanelContent[] {
  const { scenes } = useProvince();
  return useMemo(() => {
    const overview = scenes.find((scene) => scene.layout === 'overview');
    const panels = overview?.layout === 'overview' ? [...overview.left, ...overview.right] : [];
    return panels.toSorted((a, b) => componentIds.indexOf(a.component) - componentIds.indexOf(b.component));
  }, [scenes]);
}

/** How a component is called where people know it. */
export function useComponentName(): (id: ComponentId) => { vi: string; en: string } {
  const panels = usePanels();
  const { components } = useProvince();
  return (id) => panels.find(({ component }) => component === id)?.title ?? components.find((one) => one.id === id)?.name ?? { vi: id, en: id };
}

/** Every figure of the first page's components, of the whole province. */
export function useBriefFigures(): ShownFigure[] {
  const panels = usePanels();
  const indicators = useIndicators().data;
  const { area } = useProvince().province;
  const shown = useMemo(() => panels.flatMap(({ component, headline, supporting }) => [headline, ...supporting].map((id, nth) => ({ id, component, isHeadline: nth === 0 }))), [panels]);
  const series = useMemo(() => shown.map(({ id }) => ({ indicator: id, area })), [shown, area]);
  const standings = useSeriesStandings(series);
  return useMemo(
    () =>
      shown.flatMap(({ id, component, isHeadline }, nth) => {
        const [indicator, standing] = [indicators?.get(id), standings[nth]];
        return indicator && standing ? [{ indicator, component, isHeadline, standing }] : [];
      }),
    [shown, indicators, standings],
  );
}

export interface Situation {
  /** False until the first alarms, events and feeds came, from the server or from what was kept: nobody knows yet, which is not the same as nothing. */
  known: boolean;
  wrong: WrongItem[];
  doubts: Doubt[];
  figures: ShownFigure[];
}

/** What is wrong at this moment, live. */
export function useSituation(): Situation {
  const figures = useBriefFigures();
  const feeds = useFeeds();
  const { list, known } = useOpenEvents();
  const { alarms, known: isAlarmed } = useAlarms();
  const doubtful = useEachSecond((now) => JSON.stringify(doubtsOf(figures, feeds, now)));
  const doubts = useMemo(() => JSON.parse(doubtful) as Doubt[], [doubtful]);
  // What a leader is told to be wrong is so: a drill stands in its bar, and in what waits for him.
  const wrong = useMemo(() => whatIsWrong({ alarms: alarms.filter(({ drill }) => !drill), events: list, figures, doubts }), [alarms, list, figures, doubts]);
  return { known: known && isAlarmed && feeds !== unheardFeeds, wrong, doubts, figures };
}
