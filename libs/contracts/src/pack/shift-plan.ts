import { z } from 'zod';
import { Bilingual, Slug } from '../words.js';

const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be an hour of the day in quotes, such as "06:00"');
const reference = (what: string) => z.string().trim().min(1).max(200).optional().describe(what);

/** A place in the duty room that somebody always fills. */
export const DutyPost = z.strictObject({ id: Slug, name: Bilingual, duty: Bilingual.describe('What whoever fills it answers for, in one sentence') });
export type DutyPost = z.infer<typeof DutyPost>;

/** A part of the day that one crew is on duty. */
export const Watch = z.strictObject({ id: Slug, name: Bilingual, from: Hour, to: Hour.describe('Of the next day where it is not after from') });
export type Watch = z.infer<typeof Watch>;

/** Somebody who can be called: a person, or a role whose telephone is always carried by somebody. */
export const DutyPerson = z.strictObject({
  id: Slug,
  name: Bilingual,
  organisation: Slug,
  contact: z
    .strictObject({ email: z.email().optional(), webPush: reference('User under whom tablets are registered for web push'), zalo: reference('User id at the Zalo official account') })
    .refine((ways) => Object.values(ways).some((way) => way !== undefined), 'nobody could be reached: write email, webPush or zalo'),
});
export type DutyPerson = z.infer<typeof DutyPerson>;

/** Those who are on duty together. */
export const Crew = z.strictObject({ id: Slug, name: Bilingual, seats: z.record(Slug, Slug).describe('Who fills which post') });
export type Crew = z.infer<typeof Crew>;

export const ShiftsFile = z.strictObject({
  posts: z.array(DutyPost).min(1),
  watches: z.array(Watch).min(1).max(12).describe('They fill the 24 hours of a day, each moment once'),
  people: z.array(DutyPerson).min(1),
  crews: z.array(Crew).min(1),
  rotation: z.strictObject({
    from: z.iso.date().describe('A day on which the first of days was so'),
    days: z.array(z.record(Slug, Slug)).min(1).max(366).describe('Which crew has which watch, day after day, then from the beginning; a watch belongs to the day on which it begins'),
  }),
});
export type ShiftsFile = z.infer<typeof ShiftsFile>;

/** The shift plan (lịch trực) of a province, with the zone that its hours are meant in. */
export interface ShiftPlan extends ShiftsFile {
  utcOffset: string;
}

/** What a pack without shifts.yaml has: nobody is ever on duty by plan. */
export const noShiftPlan: ShiftPlan = { posts: [], watches: [], people: [], crews: [], rotation: { from: '2026-01-01', days: [] }, utcOffset: '+07:00' };
