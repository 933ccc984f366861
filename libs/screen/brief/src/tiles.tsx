import { missesTarget, type Freshness, type IndicatorInfo, type PanelContent } from '@ioc/contracts';
import { AgeCell } from '@ioc/screen-furniture';
import { freshnessOf, useEachSecond, useFeeds, useOpenEvents, useSeries, type SeriesView } from '@ioc/screen-live';
import { dataTrouble, panelEdge, summariseFeeds, worstSeverity } from '@ioc/screen-panels';
import { useIndicators } from '@ioc/screen-queries';
import { cadenceText, figureText, FitText, SeverityGlyph, useProvince, useWords, type FigureText } from '@ioc/screen-ui';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { isEstimate } from './figure-value.js';
import { usePanels, type Situation } from './use-situation.js';
import type { ShownFigure } from './wrong.js';

/** One tile for each component, always in the same place; the whole tile leads to its headline. */
export function Tiles({ situation: { figures, known } }: { situation: Situation }) {
  const panels = usePanels();
  return (
    <section className="brief-tiles">
      {panels.map((panel) => (
        <Tile key={panel.component} panel={panel} figures={figures.filter(({ component }) => component === panel.component)} known={known} />
      ))}
    </section>
  );
}

function Tile({ panel, figures, known }: { panel: PanelContent; figures: readonly ShownFigure[]; known: boolean }) {
  const words = useWords();
  const { area } = useProvince().province;
  const indicator = useIndicators().data?.get(panel.headline);
  const view = useSeries(panel.headline, area);
  const freshness = useEachSecond((now) => freshnessOf(view, now));
  const state = useTileState(panel, figures);
  if (!indicator) return null;
  const text = figureText(indicator, view, words);
  return (
    <Link className={`brief-tile brief-tile-${state.edge}`} to={`/brief/indicator/${panel.headline}`} data-component={panel.component} data-indicator={panel.headline} data-freshness={freshness} data-value={view?.value ?? ''}>
      <FitText className="brief-tile-name" text={words.pick(panel.title)} from={92} lines={2} />
      <TileValue text={text} isEstimate={isEstimate(view)} />
      <FitText className="brief-tile-label" text={words.pick(indicator.shortName ?? indicator.name)} from={84} />
      <span className="brief-tile-age">
        <TileAge view={view} freshness={freshness} indicator={indicator} />
        {text.remark && <span className={`brief-remark brief-remark-${text.remark.kind}`}>{text.remark.text}</span>}
      </span>
      <TileState state={state} known={known} />
    </Link>
  );
}

/** How old it is; of one that never came, how often it should. */
function TileAge({ view, freshness, indicator }: { view: SeriesView | null; freshness: Freshness; indicator: IndicatorInfo }) {
  const words = useWords();
  if (view && view.value !== null) return <AgeCell from={view.ageFrom} staleAt={view.staleAt} freshness={freshness} />;
  return <span className="brief-cadence">{cadenceText(indicator.cadence, words)}</span>;
}

/** Six digits and their sign still stand on the narrowest tile, with less room for each. */
function TileValue({ text: { value, prefix, unit }, isEstimate }: { text: FigureText; isEstimate: boolean }) {
  const { t } = useWords();
  if (value === null) return <span className="brief-value brief-value-missing">{t('datum.missing')}</span>;
  const length = prefix.length + value.length;
  const size = length + unit.length > 9 ? 'small' : length + unit.length > 6 ? 'middle' : 'large';
  return (
    <span className={`brief-value brief-value-${size}`} data-estimated={isEstimate ? '' : undefined}>
      {prefix && <i>{prefix}</i>}
      <b>{value}</b>
      {unit && <u>{unit}</u>}
    </span>
  );
}

function useTileState({ component }: PanelContent, figures: readonly ShownFigure[]) {
  const feeds = useFeeds();
  const { list } = useOpenEvents();
  const stale = figures.filter(({ standing }) => standing.freshness === 'stale').length;
  const offTarget = figures.filter(({ standing: { value }, indicator }) => value !== null && missesTarget(value, indicator)).length;
  const told = useEachSecond((now) => JSON.stringify(dataTrouble(summariseFeeds(feeds.filter((feed) => feed.component === component), now), stale)));
  return useMemo(() => {
    const trouble = JSON.parse(told) as ReturnType<typeof dataTrouble>;
    const worst = worstSeverity(list.filter((event) => event.component === component && event.severity < 4));
    return { trouble, worst, offTarget, edge: panelEdge(worst?.severity ?? null, trouble) };
  }, [told, list, component, offTarget]);
}

/** The worst that is open; else what is doubtful; else what misses its target; "normal" only where nothing of it is so. */
function TileState({ state: { worst, trouble, offTarget }, known }: { state: ReturnType<typeof useTileState>; known: boolean }) {
  const { t } = useWords();
  if (worst) {
    return (
      <span className={`brief-state brief-state-${worst.severity}`}>
        <SeverityGlyph severity={worst.severity} />
        {t(`brief.tile.severity${worst.severity}`, { n: worst.count })}
      </span>
    );
  }
  if (trouble) {
    return (
      <span className="brief-state brief-state-data">
        <i className="hatch-mark" aria-hidden="true" />
        {t(`brief.tile.${trouble.kind}`, { n: trouble.count })}
      </span>
    );
  }
  if (offTarget > 0) return <span className="brief-state">{t('brief.tile.offTarget', { n: offTarget })}</span>;
  return <span className="brief-state">{known ? t('brief.tile.normal') : ''}</span>;
}
