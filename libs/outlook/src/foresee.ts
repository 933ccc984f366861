import { outlookStep, type IndicatorInfo, type NoOutlook, type Outlook, type OutlookPoint } from '@ioc/contracts';
import { Calendar } from './calendar.js';
import type { Fit, FitRequest } from './fit.js';
import { historyOf, type History, type Known } from './history.js';
import { noOutlookWords } from './outlook-words.js';

/** The series of an indicator in one area, as it is known now. */
export interface Series {
  indicator: Pick<IndicatorInfo, 'id' | 'unit' | 'cadence' | 'possible'>;
  area: string;
  utcOffset: string;
  /** A moment in the step of the newest reading, which is judged and no part of the history; null: there never was one. */
  newest: number | null;
  points: readonly Known[];
  simulated: boolean;
}

/** Three standard deviations, the limits of Shewhart's control charts: of 1,000 usual values three lie outside. */
export const outlookLevel = 0.9973;
/** An outlook is made anew long before so many steps have passed. */
const leastAhead = 4;
/** A month of days is the longest; a monthly figure that is a year late still has its outlook. */
const mostAhead = 120;

/** What a model is to be asked of a series, or why nothing can be. Pure. */
export type Asked = { request: FitRequest; history: History; judged: number; calendar: Calendar; periodEndsAt: number } | { none: NoOutlook; steps: number };

export function askedOf({ indicator, utcOffset, newest, points }: Series): Asked {
  const step = outlookStep(indicator.cadence);
  if (step === null) return { none: 'no-step', steps: 0 };
  if (newest === null) return { none: 'no-history', steps: 0 };
  const calendar = new Calendar(step, utcOffset);
  const judged = calendar.numberOf(newest);
  const history = historyOf(points, judged, calendar);
  if ('none' in history) return history;
  const periodEndsAt = calendar.periodEnd(newest);
  const next = history.first + history.values.length;
  const toPeriodEnd = calendar.numberOf(periodEndsAt - 1) - next + 1;
  const horizon = Math.min(Math.max(toPeriodEnd, judged - next + leastAhead), mostAhead);
  return { request: { values: history.values, seasons: history.seasons, horizon, level: outlookLevel }, history, judged, calendar, periodEndsAt };
}

/** An outlook by what a model foresees. Pure. @param madeAt epoch milliseconds */
export function foreseen(series: Series, { history, judged, calendar, periodEndsAt }: Exclude<Asked, { none: unknown }>, { fit, madeAt }: { fit: Fit; madeAt: number }): Outlook {
  const next = history.first + history.values.length;
  const points = fit.value.flatMap((value, ahead) => (next + ahead < judged ? [] : [pointOf(series, { calendar, number: next + ahead }, { value, lower: fit.lower[ahead] ?? value, upper: fit.upper[ahead] ?? value })]));
  const { values, filled, seasons } = history;
  return {
    ...frameOf(series, madeAt),
    model: fit.model,
    history: { from: calendar.startOf(history.first), to: calendar.startOf(next), steps: values.length, filled, seasons },
    points,
    periodEndsAt,
  };
}

/** Nothing lies beyond of what is possible: a count does not fall below zero. */
function pointOf({ indicator: { possible } }: Series, { calendar, number }: { calendar: Calendar; number: number }, band: Pick<OutlookPoint, 'value' | 'lower' | 'upper'>): OutlookPoint {
  const within = (value: number) => Math.min(Math.max(value, possible[0]), possible[1]);
  return { from: calendar.startOf(number), to: calendar.startOf(number + 1), value: within(band.value), lower: within(band.lower), upper: within(band.upper) };
}

/** Of a series of which nothing can be foreseen. */
export function notForeseen(series: Series, { none, steps }: Extract<Asked, { none: unknown }>, madeAt: number): Outlook {
  const frame = frameOf(series, madeAt);
  return { ...frame, none: { code: none, why: noOutlookWords(none, { step: frame.step, steps }) } };
}

function frameOf({ indicator, area, simulated }: Series, madeAt: number): Outlook {
  const step = outlookStep(indicator.cadence);
  return { indicator: indicator.id, area, unit: indicator.unit, step, level: outlookLevel, madeAt, model: null, history: null, points: [], periodEndsAt: null, simulated, none: null };
}
