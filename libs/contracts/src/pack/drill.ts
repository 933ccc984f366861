import { z } from 'zod';
import { durationMs } from '../period.js';
import { Duration } from '../time-texts.js';
import { Bilingual, ComponentId, Severity, Slug } from '../words.js';

const when = {
  id: Slug.describe('One within the drill'),
  at: Duration.describe('How long after the beginning of the drill'),
  lasts: Duration.optional().describe('After so long it is over; without it, it stands until the drill ends'),
};

/** What a drill lets happen: an event as a feed would bring it (a citizen report is one too), or an alarm of a rule. */
export const DrillStep = z.discriminatedUnion('kind', [
  z.strictObject({
    ...when,
    kind: z.literal('event'),
    event: Slug.describe('Kind of event, as feeds and alarm rules name it, e.g. disaster-alert or citizen-report'),
    component: ComponentId,
    severity: Severity,
    title: z.string().trim().min(2).max(200),
    description: z.string().trim().max(1000).optional(),
    area: z.string().min(1).max(16),
    place: z.string().trim().max(200).optional().describe('In words; of a security alert the machine'),
    organisation: Slug.optional(),
    point: z.strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) }).optional(),
  }),
  z.strictObject({ ...when, kind: z.literal('alarm'), rule: Slug.describe('A rule of alarm-rules.yaml'), area: z.string().min(1).max(16) }),
]);
export type DrillStep = z.infer<typeof DrillStep>;

/** A drill (diễn tập) as it is declared: what is played, and when. */
export const DrillScript = z.strictObject({
  id: Slug,
  name: Bilingual,
  cause: Bilingual.describe('What is assumed to have happened, in one sentence'),
  lasts: Duration.refine((iso) => (durationMs(iso) ?? 0) >= 60_000, 'must be a minute or more: PT2H').describe('After so long it ends by itself, if nobody has ended it'),
  timeline: z.array(DrillStep).min(1).max(60),
});
export type DrillScript = z.infer<typeof DrillScript>;

export const DrillsFile = z.strictObject({ drills: z.array(DrillScript).min(1) });
