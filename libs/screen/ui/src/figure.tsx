import type { Freshness, IndicatorInfo } from '@ioc/contracts';
import { freshnessOf, useEachSecond, useSeries, type SeriesView } from '@ioc/screen-live';
import { memo } from 'react';
import { Age } from './age.js';
import { cadenceText } from './cadence-text.js';
import { cellRoom, changeWidthRem, figureText, headRoom, type FigureText } from './figure-text.js';
import './figure.css';
import { FitText } from './fit-text.js';
import { useSettle } from './settle.js';
import { Sparkline } from './sparkline.js';
import { useWords } from './words.js';

export interface FigureProps {
  indicator: IndicatorInfo;
  area: string;
}

interface Parts {
  indicator: IndicatorInfo;
  label: string;
  view: SeriesView | null;
  freshness: Freshness;
  text: FigureText;
}

/** What both sizes of a figure are made of. */
function useParts({ indicator, area }: FigureProps): Parts {
  const words = useWords();
  const view = useSeries(indicator.id, area);
  const freshness = useEachSecond((now) => freshnessOf(view, now));
  return {
    indicator,
    label: words.pick(indicator.shortName ?? indicator.name),
    view,
    freshness,
    text: figureText(indicator, view, words),
  };
}

/** For tests and for people who look under the hood: what a tile shows, without reading its pixels. */
function stateOf({ indicator, view, freshness }: Parts, area: string) {
  return {
    'data-indicator': indicator.id,
    'data-area': area,
    'data-freshness': freshness,
    'data-value': view?.value ?? '',
    'data-estimated': view?.status === 'estimate' || view?.qualifier === 'approx' ? '' : undefined,
  };
}

/** A panel's one headline. */
export const HeadFigure = memo(function HeadFigure(props: FigureProps) {
  const parts = useParts(props);
  const { text, label, freshness } = parts;
  const room = headRoom(text);
  const unitInLabel = !room.unit && text.unit !== '' && text.value !== null;
  return (
    <div className={`head-figure head-${room.size}`} {...stateOf(parts, props.area)}>
      <FitText className="figure-label" text={label} ending={unitInLabel ? `, ${text.unit}` : ''} from={84} lines={2} />
      <Value text={text} unit={!unitInLabel} />
      <span className="head-more">
        {room.change && <Change text={text} />}
        <Remark text={text} />
        {room.target && <Target text={text} />}
      </span>
      <AgeOrDue parts={parts} spoken={freshness === 'stale'} />
    </div>
  );
});

/** One of at most four supporting figures. */
export const CellFigure = memo(function CellFigure(props: FigureProps) {
  const parts = useParts(props);
  const { text, label, view, freshness } = parts;
  const room = cellRoom(text);
  const missing = text.value === null;
  return (
    <div className="cell-figure" {...stateOf(parts, props.area)}>
      <div className="cell-top">
        <FitText className="figure-label" text={label} ending={room.unit || missing ? '' : `, ${text.unit}`} from={84} />
        {!missing && <AgeOrDue parts={parts} />}
      </div>
      <div className="cell-line">
        <Value text={text} unit={room.unit} />
        {/* Beside its label it would take the label's words. */}
        {missing && <AgeOrDue parts={parts} />}
        {!missing && room.spark && view && (
          <Sparkline values={view.spark} target={parts.indicator.target} stale={freshness === 'stale'} />
        )}
        <Remark text={text} />
        {room.change && <Change text={text} fixed />}
        {room.target && <Target text={text} />}
      </div>
    </div>
  );
});

function Value({ text, unit }: { text: FigureText; unit: boolean }) {
  const words = useWords();
  const ref = useSettle(text.value);
  if (text.value === null) return <span className="figure-value figure-missing">{words.t('datum.missing')}</span>;
  return (
    <span className="figure-value">
      {text.prefix && <i>{text.prefix}</i>}
      <b ref={ref}>{text.value}</b>
      {unit && text.unit && <u>{text.unit}</u>}
    </span>
  );
}

function Change({ text, fixed }: { text: FigureText; fixed?: boolean }) {
  if (!text.change) return null;
  return (
    <span className="figure-change" style={fixed ? { width: `${changeWidthRem(text.change)}rem` } : undefined}>
      <i>{text.change.arrow}</i>
      {text.change.by}
    </span>
  );
}

function Target({ text: { target } }: { text: FigureText }) {
  return target ? <span className="figure-target">{target}</span> : null;
}

function Remark({ text: { remark } }: { text: FigureText }) {
  if (!remark) return null;
  return (
    <span className={remark.kind === 'revised' ? 'figure-remark figure-revised' : 'figure-remark'}>{remark.text}</span>
  );
}

function AgeOrDue({ parts, spoken = false }: { parts: Parts; spoken?: boolean }) {
  const words = useWords();
  const { view, freshness, indicator } = parts;
  if (!view || view.value === null) return <span className="age age-due">{cadenceText(indicator.cadence, words)}</span>;
  return <Age view={view} freshness={freshness} spoken={spoken} />;
}
