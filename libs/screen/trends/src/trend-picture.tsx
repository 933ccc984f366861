import type { IndicatorInfo, TrendAnswer } from '@ioc/contracts';
import { useShortcut } from '@ioc/screen-furniture';
import { dayText, targetText, useProvince, useWords, type Words } from '@ioc/screen-ui';
import { lazy, Suspense, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useChoice } from './choice.js';
import { figureOf } from './figures.js';
import { drawnLine, nearestPlace, placesOf, shownLines, type ShownLine } from './lines.js';
import { Readout } from './readout.js';
import { Stroke } from './stroke.js';
import { useNames, type Names } from './use-names.js';

/** Charts are heavy and come after the words. */
const CompareChart = lazy(() => import('@ioc/screen-charts').then((module) => ({ default: module.CompareChart })));

const dayMs = 86_400_000;

/** The lines, and the values at a place that the arrows walk over. */
export function TrendPicture({ indicator, answer }: { indicator: IndicatorInfo; answer: TrendAnswer }) {
  const words = useWords();
  const { t } = words;
  const { timeZone } = useProvince().province;
  const id = useId();
  const [choice] = useChoice();
  const names = useNames(answer);
  const lines = useMemo(() => shownLines(answer), [answer]);
  const drawn = useMemo(() => lines.map((line) => drawnLine(line, answer.bucket)), [lines, answer.bucket]);
  const cursor = useCursor(lines);
  const [from, to] = [Date.parse(answer.from), Date.parse(answer.to)];
  const days = (to - from) / dayMs;
  const stage = useRef<HTMLDivElement>(null);
  useShortcut('g', t('explore.keys.chart'), () => stage.current?.focus());
  return (
    <div className="trend-picture">
      <div
        ref={stage}
        className="trend-stage"
        tabIndex={0}
        role="application"
        aria-label={t('explore.chart', { name: words.pick(indicator.name) })}
        aria-describedby={id}
        onKeyDown={cursor.onKeyDown}
      >
        <Suspense>
          <CompareChart
            {...{ lines: drawn, chosen: cursor.chosen, from, to, step: 10 ** -indicator.decimals, cursor: cursor.place }}
            targets={choice.target ? targetsOf(indicator, words) : []}
            label={(key) => <LineName line={lines.find((line) => line.key === key)} names={names} />}
            number={(value) => words.formats.number(value, Number.isInteger(value) ? 0 : Math.max(indicator.decimals, 1))}
            day={(at) => dayText(at, { days, timeZone, words })}
            onPoint={cursor.pointAt}
          />
        </Suspense>
      </div>
      <Readout id={id} {...{ indicator, answer, lines, names, place: cursor.place, chosen: cursor.chosen, choose: cursor.choose }} />
    </div>
  );
}

function LineName({ line, names }: { line: ShownLine | undefined; names: Names }) {
  if (!line) return null;
  return (
    <>
      <Stroke nth={line.stroke} isPast={line.isPast} />
      {names.line(line)}
    </>
  );
}

function targetsOf(indicator: IndicatorInfo, words: Words): { value: number; label: string }[] {
  const { min, max } = indicator.target ?? {};
  const said = (target: { min?: number; max?: number }) => `${words.t('explore.target')} ${targetText(target, (bound) => figureOf(bound, indicator, { bucket: 'none', words }))}`;
  return [...(min === undefined ? [] : [{ value: min, label: said({ min }) }]), ...(max === undefined || max === min ? [] : [{ value: max, label: said({ max }) }])];
}

/** The place that is looked at, and the line that is meant: the newest and the first until somebody moves. */
function useCursor(lines: readonly ShownLine[]) {
  const [{ line: asked }, put] = useChoice();
  const [moved, setMoved] = useState<number | null>(null);
  const places = useMemo(() => placesOf(lines), [lines]);
  const newest = lines.filter(({ isPast }) => !isPast).flatMap(({ byPlace }) => [...byPlace.keys()].at(-1) ?? []);
  const place = places.length === 0 ? null : nearestPlace(places, moved ?? Math.max(...newest, places[0] ?? 0));
  const current = lines.filter(({ isPast }) => !isPast);
  const chosen = current.find(({ series }) => series === asked) ?? current[0];
  const choose = (line: ShownLine | undefined) => line && put({ line: line.series === current[0]?.series ? null : line.series });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = placeAfter(event.key, places, place);
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (next === null && step === undefined) return;
    event.preventDefault();
    if (next !== null) setMoved(next);
    else if (chosen && step) choose(current[current.indexOf(chosen) + step]);
  };
  return { place, chosen: chosen?.key ?? '', choose, onKeyDown, pointAt: setMoved };
}

/** Where a key leads from a place. Pure. @returns null for a key that leads nowhere */
function placeAfter(key: string, places: readonly number[], place: number | null): number | null {
  const at = place === null ? -1 : places.indexOf(place);
  const next = { ArrowLeft: at - 1, ArrowRight: at + 1, PageUp: at - 10, PageDown: at + 10, Home: 0, End: places.length - 1 }[key];
  return next === undefined ? null : (places[Math.max(0, Math.min(places.length - 1, next))] ?? null);
}
