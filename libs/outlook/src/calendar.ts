import { offsetMs, type OutlookStep } from '@ioc/contracts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** 1 January 1970 was a Thursday; weeks begin on Monday. */
const daysToMonday = 3;
/** Months are counted from here on. */
const firstYear = 1970;

const months: Partial<Record<OutlookStep, number>> = { month: 1, quarter: 3, year: 12 };

/** Steps of the province's calendar, counted: the number of one that follows another is one more. */
export class Calendar {
  private readonly offset: number;

  /** @param utcOffset of the province, e.g. `+07:00` */
  constructor(
    readonly step: OutlookStep,
    utcOffset: string,
  ) {
    this.offset = offsetMs(utcOffset);
  }

  /** Number of the step in which a moment lies. */
  numberOf(ms: number): number {
    const local = ms + this.offset;
    const long = months[this.step];
    if (long !== undefined) return Math.floor(monthOf(local) / long);
    if (this.step === 'hour') return Math.floor(local / hourMs);
    const day = Math.floor(local / dayMs);
    return this.step === 'day' ? day : Math.floor((day + daysToMonday) / 7);
  }

  /** First moment of a step, epoch milliseconds. */
  startOf(number: number): number {
    const long = months[this.step];
    if (long !== undefined) return Date.UTC(firstYear, number * long) - this.offset;
    if (this.step === 'hour') return number * hourMs - this.offset;
    return (this.step === 'day' ? number : number * 7 - daysToMonday) * dayMs - this.offset;
  }

  /** Day, month or year that a forecast goes to the end of. @returns its first moment after */
  periodEnd(ms: number): number {
    const whole: Record<OutlookStep, OutlookStep> = { hour: 'day', day: 'month', week: 'month', month: 'year', quarter: 'year', year: 'year' };
    const calendar = new Calendar(whole[this.step], '+00:00');
    return calendar.startOf(calendar.numberOf(ms + this.offset) + 1) - this.offset;
  }
}

function monthOf(local: number): number {
  const date = new Date(local);
  return (date.getUTCFullYear() - firstYear) * 12 + date.getUTCMonth();
}
