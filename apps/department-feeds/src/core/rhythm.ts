import { localTime } from './vietnam-time.js';

/** Weights of the 24 hours and of the seven days (Sunday first); the hours need not sum to one. */
interface Rhythm {
  hours: readonly number[];
  days: readonly number[];
}

/* One weight per hour from 0:00 to 23:00. */
const officeHours = [0.3, 0.2, 0.2, 0.2, 0.2, 0.3, 0.8, 6, 10, 10, 9, 5, 1, 6, 9, 9, 7, 2, 1, 1, 1, 0.9, 0.7, 0.4];
const hospitalHours = [0.6, 0.5, 0.4, 0.4, 0.5, 1, 4, 10, 12, 11, 9, 5, 2, 6, 8, 7, 5, 3, 2, 2, 2, 1.5, 1, 0.8];
const urgentHours = [2.5, 2, 2, 2, 2, 2.5, 3, 4, 5, 5, 5, 5, 5, 4, 5, 5, 5, 6, 7, 7, 6, 5, 4, 3];
const streetHours = [0.6, 0.4, 0.3, 0.4, 1, 3, 7, 11, 8, 6, 6, 9, 6, 6, 6, 7, 10, 12, 9, 7, 6, 4, 2, 1];
const citizenHours = [0.4, 0.3, 0.2, 0.2, 0.3, 0.8, 2, 5, 7, 7, 6, 5, 4, 4, 6, 6, 6, 5, 4, 5, 6, 5, 3, 1];

export const rhythms = {
  /** 7:00–11:30 and 13:00–17:00 on weekdays; online trickle at other times. */
  office: { hours: officeHours, days: [0.06, 1.15, 1.05, 1, 1, 1, 0.12] },
  hospital: { hours: hospitalHours, days: [0.3, 1.25, 1.1, 1.05, 1, 1, 0.5] },
  urgent: { hours: urgentHours, days: [1.15, 0.95, 0.95, 0.95, 0.95, 1, 1.1] },
  street: { hours: streetHours, days: [0.8, 1.05, 1, 1, 1, 1.1, 0.95] },
  citizen: { hours: citizenHours, days: [0.6, 1.15, 1.1, 1.05, 1, 1, 0.7] },
  steady: { hours: new Array<number>(24).fill(1), days: new Array<number>(7).fill(1) },
} as const satisfies Record<string, Rhythm>;
export type RhythmName = keyof typeof rhythms;

/** Weight of the day against an average one. */
export function dayWeight(name: RhythmName, atMs: number): number {
  return rhythms[name].days[localTime(atMs).weekday] ?? 1;
}

/** Share of a day's doings that is behind us at this moment, 0 to 1. */
export function dayElapsed(name: RhythmName, atMs: number): number {
  const { hour, minute, second } = localTime(atMs);
  const hours: readonly number[] = rhythms[name].hours;
  const within = (minute * 60 + second + (((atMs % 1000) + 1000) % 1000) / 1000) / 3600;
  const done = sum(hours.slice(0, hour)) + (hours[hour] ?? 0) * within;
  return done / sum(hours);
}

/** How busy the hour is against the day's mean, day weight included; soft between the hours. */
export function busyness(name: RhythmName, atMs: number): number {
  const { hour, minute } = localTime(atMs);
  const hours: readonly number[] = rhythms[name].hours;
  const here = hours[hour] ?? 0;
  const next = hours[(hour + 1) % 24] ?? 0;
  return ((here + (next - here) * (minute / 60)) / (sum(hours) / 24)) * dayWeight(name, atMs);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
