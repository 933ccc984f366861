import { z } from 'zod';
import { Duration } from './time-texts.js';

export const CalendarStep = z.enum(['day', 'week', 'month', 'quarter', 'half-year', 'year', 'school-year']);
export type CalendarStep = z.infer<typeof CalendarStep>;

/** How often the source renews a figure, and how long after the end of a period the next one may take. */
export const Cadence = z.strictObject({
  every: z.union([CalendarStep, Duration]),
  dueAfter: Duration,
});
export type Cadence = z.infer<typeof Cadence>;
