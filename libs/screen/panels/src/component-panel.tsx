import { missesTarget, type IndicatorInfo, type PanelContent } from '@ioc/contracts';
import { freshnessOf, seriesKey, useEachSecond, useFeeds, useLive, useOpenEvents } from '@ioc/screen-live';
import { CellFigure, Chip, FitText, HeadFigure, useProvince, useWords } from '@ioc/screen-ui';
import { memo, useMemo } from 'react';
import './component-panel.css';
import { dataTrouble, panelEdge, worstSeverity, type DataTrouble } from './component-state.js';
import type { FeedSummary } from './feed-summary.js';
import { useSummary } from './use-summary.js';

export interface ComponentPanelProps {
  content: PanelContent;
  indicators: ReadonlyMap<string, IndicatorInfo>;
}

/** One component (hợp phần): its state, one headline, at most four supporting figures, always in the same place. */
export const ComponentPanel = memo(function ComponentPanel({ content, indicators }: ComponentPanelProps) {
  const words = useWords();
  const { area } = useProvince().province;
  const state = usePanelState(content, area);
  const offTarget = useOffTarget(content, indicators, area);
  const headline = indicators.get(content.headline);
  return (
    <section
      className={`panel panel-${state.edge}`}
      data-component={content.component}
      data-severity={state.worst?.severity ?? ''}
      data-off-target={offTarget}
      data-trouble={state.trouble?.kind ?? ''}
      data-late={state.feeds.late}
      data-stale={state.feeds.stale}
      data-refused={state.feeds.refused}
    >
      <header>
        <h2>
          <FitText text={words.pick(content.title)} />
        </h2>
        <div className="panel-chips">
          <TroubleChip trouble={state.trouble} />
          <SeverityChip worst={state.worst} offTarget={offTarget} quiet={state.trouble !== null} />
        </div>
      </header>
      <div className="panel-body">
        {headline && <HeadFigure indicator={headline} area={area} />}
        <div className="panel-cells">
          {content.supporting.map((id) => {
            const indicator = indicators.get(id);
            return indicator && <CellFigure key={id} indicator={indicator} area={area} />;
          })}
        </div>
      </div>
    </section>
  );
});

interface PanelState {
  feeds: FeedSummary;
  trouble: DataTrouble | null;
  worst: ReturnType<typeof worstSeverity>;
  edge: ReturnType<typeof panelEdge>;
}

function usePanelState({ component, headline, supporting }: PanelContent, area: string): PanelState {
  const { store } = useLive();
  const allFeeds = useFeeds();
  const { list } = useOpenEvents();
  const own = useMemo(() => allFeeds.filter((feed) => feed.component === component), [allFeeds, component]);
  const feeds = useSummary(own);
  const staleFigures = useEachSecond(
    (now) =>
      [headline, ...supporting].filter((id) => freshnessOf(store.series.view(seriesKey(id, area)), now) === 'stale')
        .length,
  );
  const trouble = dataTrouble(feeds, staleFigures);
  const worst = useMemo(() => worstSeverity(list.filter((event) => event.component === component)), [list, component]);
  return { feeds, trouble, worst, edge: panelEdge(worst?.severity ?? null, trouble) };
}

/** Figures of the panel whose newest value lies outside of its target, old ones too: nothing better is known of them. */
function useOffTarget({ headline, supporting }: PanelContent, indicators: ComponentPanelProps['indicators'], area: string): number {
  const { store } = useLive();
  return useEachSecond(
    () =>
      [headline, ...supporting].filter((id) => {
        const value = store.series.view(seriesKey(id, area))?.value ?? null;
        const indicator = indicators.get(id);
        return value !== null && indicator !== undefined && missesTarget(value, indicator);
      }).length,
  );
}

function TroubleChip({ trouble }: { trouble: DataTrouble | null }) {
  const { t } = useWords();
  if (!trouble) return null;
  const loud = trouble.kind === 'feedFault' || trouble.kind === 'staleData';
  return <Chip tone={loud ? 'data' : 'quiet'}>{t(`chip.${trouble.kind}`, { n: trouble.count })}</Chip>;
}

/** The worst that is open; else what misses its target; "normal" is said only where neither is, and nothing is doubtful. */
function SeverityChip({ worst, offTarget, quiet }: { worst: PanelState['worst']; offTarget: number; quiet: boolean }) {
  const { t } = useWords();
  if (worst) {
    return (
      <Chip tone={worst.severity} inverse={worst.severity === 1}>
        {t(`chip.severity${worst.severity}`, { n: worst.count })}
      </Chip>
    );
  }
  if (offTarget > 0) return <Chip tone="quiet">{t('chip.offTarget', { n: offTarget })}</Chip>;
  return quiet ? null : <Chip tone="quiet">{t('chip.normal')}</Chip>;
}
