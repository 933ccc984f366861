import { dashOf } from './stroke.js';
import type { TrendAnswer, TrendLine, TrendPoint } from '@ioc/contracts';
import type { CompareLine, ComparePoint } from '@ioc/screen-charts';

/** One line with what the page knows it by. */
export interface ShownLine {
  key: string;
  /** Key of the line that it is compared with or that is compared with it; the same for both. */
  series: string;
  stroke: number;
  isPast: boolean;
  line: TrendLine;
  /** By their place on the axis, epoch milliseconds. */
  byPlace: ReadonlyMap<number, TrendPoint>;
}

/** Pure. */
export function shownLines({ lines }: TrendAnswer): ShownLine[] {
  const series = [...new Set(lines.map(seriesOf))];
  return lines.map((line) => ({
    ...{ key: `${seriesOf(line)}~${line.compare}`, series: seriesOf(line), line },
    stroke: series.indexOf(seriesOf(line)),
    isPast: line.compare !== 'none',
    byPlace: new Map(line.points.map((point) => [Date.parse(point.over), point])),
  }));
}

function seriesOf({ area, breakdown = '' }: TrendLine): string {
  return breakdown === '' ? area : `${area}~${breakdown}`;
}

/** The end of a period is the first moment of the next one: it is drawn within its own. */
export function placeOf({ over, period }: TrendPoint, bucket: TrendAnswer['bucket']): number {
  return Date.parse(over) - (bucket === 'none' && period !== 'instant' ? 1 : 0);
}

/** As the chart takes it: broken where the schedule was missed. Pure. */
export function drawnLine({ key, stroke, isPast, line }: ShownLine, bucket: TrendAnswer['bucket']): CompareLine {
  const points = line.points.flatMap((point): ComparePoint[] => {
    const at = placeOf(point, bucket);
    const drawn = { at, value: point.value, mark: markOf(point) };
    return point.gap ? [{ at: at - 1, value: null }, drawn] : [drawn];
  });
  return { key, dash: dashOf(stroke, isPast), isPast, points };
}

function markOf({ status, qualifier, running, revision }: TrendPoint): ComparePoint['mark'] {
  if (revision) return 'diamond';
  return status === 'estimate' || status === 'preliminary' || qualifier !== undefined || running ? 'hollow' : undefined;
}

/** Every place on the axis where any line has a point, in order. Pure. */
export function placesOf(lines: readonly ShownLine[]): number[] {
  return [...new Set(lines.flatMap(({ byPlace }) => [...byPlace.keys()]))].sort((a, b) => a - b);
}

/** The place nearest to a moment. Pure. @param places in order, not empty */
export function nearestPlace(places: readonly number[], at: number): number {
  return places.reduce((best, place) => (Math.abs(place - at) < Math.abs(best - at) ? place : best), places[0] ?? at);
}

/** What is to be known of the points beside their values, with how many it is so of. Pure. */
export function remarksOf({ lines }: TrendAnswer): [string, number][] {
  const points = lines.flatMap((line) => line.points);
  const count = (is: (point: TrendPoint) => boolean) => points.filter(is).length;
  const all: [string, number][] = [
    ['simulated', count(({ provenance }) => provenance === 'simulated')],
    ['estimated', count(({ status, qualifier }) => status === 'estimate' || qualifier !== undefined)],
    ['preliminary', count(({ status }) => status === 'preliminary')],
    ['revised', count(({ revision }) => Boolean(revision))],
    ['missing', count(({ value }) => value === null)],
    ['gaps', count(({ gap }) => gap === true)],
    ['running', count(({ running }) => running === true)],
  ];
  return all.filter(([, n]) => n > 0);
}
