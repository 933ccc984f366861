import { z } from 'zod';
import { PersonName } from './onboarding.js';
import { Crew, DutyPerson, DutyPost, Watch } from './pack/shift-plan.js';
import { Slug } from './words.js';

/** Milliseconds since 1970, UTC. */
const EpochMs = z.number();
const Day = z.iso.date();

export const DutyAnswer = z.object({
  day: Day.describe('The day on which it begins'),
  watch: Slug,
  startsAt: EpochMs,
  endsAt: EpochMs,
  crew: Slug,
  seats: z.array(z.object({ post: Slug, person: Slug, insteadOf: Slug.nullable().describe('Whom the plan has there') })),
});
export type DutyAnswer = z.infer<typeof DutyAnswer>;

/** Who stands in the plan. How somebody is reached is nothing that a screen needs. */
export const ShiftNames = z.object({
  posts: z.array(DutyPost),
  watches: z.array(Watch),
  people: z.array(DutyPerson.omit({ contact: true })),
  crews: z.array(Crew.omit({ seats: true })),
});
export type ShiftNames = z.infer<typeof ShiftNames>;

const Seat = z.strictObject({ day: Day, watch: Slug, post: Slug, person: Slug.describe('Who takes it') });

/** `POST /api/v1/shifts/swaps`: who takes which seats; an exchange of two is one request with both. */
export const ShiftSwapRequest = z.strictObject({
  key: z.uuid().describe('Made by whoever asks; the same one twice is stored once'),
  seats: z.array(Seat).min(1).max(20),
  by: PersonName,
  why: z.string().trim().min(2, 'say why').max(200),
});
export type ShiftSwapRequest = z.infer<typeof ShiftSwapRequest>;

export const ShiftSwap = z.object({ ...Seat.shape, by: z.string(), why: z.string(), at: EpochMs });
export type ShiftSwap = z.infer<typeof ShiftSwap>;

/** `GET /api/v1/shifts` */
export const ShiftsAnswer = z.object({ names: ShiftNames, duties: z.array(DutyAnswer), swaps: z.array(ShiftSwap) });
export type ShiftsAnswer = z.infer<typeof ShiftsAnswer>;

/** `GET /api/v1/shifts/now` */
export const ShiftNow = z.object({ at: EpochMs, names: ShiftNames, duty: DutyAnswer.nullable(), next: DutyAnswer.nullable() });
export type ShiftNow = z.infer<typeof ShiftNow>;

export const ShiftsQuery = z.strictObject({
  from: Day.describe('first day'),
  to: Day.describe('last day, at most 62 days after the first'),
});
export type ShiftsQuery = z.infer<typeof ShiftsQuery>;
