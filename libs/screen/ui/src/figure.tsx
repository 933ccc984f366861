import type { Freshness, IndicatorInfo } from '@ioc/contracts';
import { freshnessOf, useEachSecond, useSeries, type SeriesView } from '@ioc/screen-live';
import { createContext, memo, useContext } from 'react';
import { Age } from './age.js';
import { cadenceText } from './cadence-text.js';
import { cellRem, cellRoom, changeWidthRem, figureText, headRoom, standingText, type FigureText, type HeadRoom } from './figure-text.js';
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

/** A panel's one headline. @param inWords of a scene's, which has room to say what each figure beside it is */
export const HeadFigure = memo(function HeadFigure({ inWords = false, ...props }: FigureProps & { inWords?: boolean }) {
  const parts = useParts(props);
  const { text, label, freshness } = parts;
  const room = headRoom(text);
  const unitInLabel = !room.unit && text.unit !== '' && text.value !== null;
  return (
    <div className={`head-figure head-${room.size}`} {...stateOf(parts, props.area)}>
      <FitText className="figure-label" text={label} ending={unitInLabel ? `, ${text.unit}` : ''} from={84} lines={2} />
      <Value value={text.value} prefix={text.prefix} unit={unitInLabel ? '' : text.unit} />
      {inWords ? <InWords parts={parts} /> : <Beside text={text} room={room} />}
      <AgeOrDue parts={parts} spoken={freshness === 'stale'} />
    </div>
  );
});

/** What stands beside a headline of a panel: signs, for which there is room. */
function Beside({ text, room }: { text: FigureText; room: HeadRoom }) {
  return (
    <span className="head-more">
      {room.change && text.change && <Change {...text.change} />}
      {text.remark && <Remark {...text.remark} />}
      {room.target && <Goal text={text.target} />}
    </span>
  );
}

/** And beside a scene's: words. */
function InWords({ parts: { indicator, view, text } }: { parts: Parts }) {
  const words = useWords();
  return (
    <span className="head-more head-words">
      {text.remark && <Remark {...text.remark} />}
      <FitText text={standingText(indicator, view, words)} />
    </span>
  );
}

/** Width of the place of a supporting figure, in the wall's unit, where it is another than on a 16:9 wall. */
export const FigurePlace = createContext(cellRem);

/** One of at most four supporting figures. */
export const CellFigure = memo(function CellFigure(props: FigureProps) {
  const parts = useParts(props);
  const { text, label, freshness } = parts;
  const room = cellRoom(text, useContext(FigurePlace));
  const missing = text.value === null;
  return (
    <div className="cell-figure" {...stateOf(parts, props.area)}>
      <div className="cell-top">
        <FitText className="figure-label" text={label} ending={room.unit ? '' : `, ${text.unit}`} from={84} />
        {!missing && <AgeOrDue parts={parts} />}
      </div>
      <div className="cell-line">
        <Value value={text.value} prefix={text.prefix} unit={room.unit ? text.unit : ''} />
        {/* Beside its label it would take the label's words. */}
        {missing && <AgeOrDue parts={parts} />}
        {room.spark && <Trend parts={parts} stale={freshness === 'stale'} />}
        {text.remark && <Remark {...text.remark} />}
        {room.change && text.change && <Change {...text.change} rem={changeWidthRem(text.change)} />}
        {room.target && <Goal text={text.target} />}
      </div>
    </div>
  );
});

/* What stands on a tile takes plain texts: of a tile that changes, only the parts that differ are painted anew. */

interface ValueProps {
  value: string | null;
  prefix: string;
  unit: string;
}

const Value = memo(function Value({ value, prefix, unit }: ValueProps) {
  const words = useWords();
  const ref = useSettle(value);
  if (value === null) return <span className="figure-value figure-missing">{words.t('datum.missing')}</span>;
  return (
    <span className="figure-value">
      {prefix && <i>{prefix}</i>}
      <b ref={ref}>{value}</b>
      {unit && <u>{unit}</u>}
    </span>
  );
});

/** @param rem its own width, where a new figure shall move nothing beside it */
const Change = memo(function Change({ arrow, by, rem }: NonNullable<FigureText['change']> & { rem?: number }) {
  return (
    <span className="figure-change" style={rem ? { width: `${rem}rem` } : undefined}>
      <i>{arrow}</i>
      {by}
    </span>
  );
});

const Goal = memo(function Goal({ text }: { text: string }) {
  return text ? <span className="figure-target">{text}</span> : null;
});

const Remark = memo(function Remark({ kind, text }: NonNullable<FigureText['remark']>) {
  return <span className={kind === 'revised' ? 'figure-remark figure-revised' : 'figure-remark'}>{text}</span>;
});

function Trend({ parts: { view, indicator }, stale }: { parts: Parts; stale: boolean }) {
  return view && <Sparkline values={view.spark} target={indicator.target} stale={stale} />;
}

function AgeOrDue({ parts, spoken = false }: { parts: Parts; spoken?: boolean }) {
  const words = useWords();
  const { view, freshness, indicator } = parts;
  if (!view || view.value === null) return <span className="age age-due">{cadenceText(indicator.cadence, words)}</span>;
  return <Age view={view} freshness={freshness} spoken={spoken} />;
}
