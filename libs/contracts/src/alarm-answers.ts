import { z } from 'zod';
import { AlarmCondition, AlarmEventKind, AlarmPriority, AlarmState } from './alarms.js';
import { DrillMark } from './drills.js';
import { PersonName } from './onboarding.js';
import { Bilingual, Slug } from './words.js';

/** Milliseconds since 1970, UTC. */
const EpochMs = z.number();

/** What a condition was found by, so that everybody can look it up. */
export const AlarmEvidence = z.object({
  value: z.number().nullable().describe('What was compared with the limit, in its unit: a value, a change, a distance, a number of events'),
  limit: z.number().nullable().describe('The limit that counts then: the one that raises, or the one that lets it return'),
  unit: z.string(),
  reading: z.object({ indicator: z.string(), area: z.string(), period: z.string(), at: EpochMs }).nullable().describe('The reading that was judged'),
  events: z.array(z.string()).readonly().describe('Ids of the events that were counted'),
  feed: z.string().nullable(),
  silent: z
    .array(z.object({ feed: z.string(), since: EpochMs.nullable().describe('When it was heard last; null: never') }))
    .readonly()
    .default([])
    .describe('Feeds whose silence makes it unknown'),
  why: Bilingual.describe('One sentence for people'),
});
export type AlarmEvidence = z.infer<typeof AlarmEvidence>;

const whichAlarm = {
  id: z.string().describe('Rule, area and source with slashes between; in an address each slash is written %2F'),
  rule: z.string(),
  area: z.string(),
  source: z.string().nullable().describe('Feed, machine or event that tells alarms of one rule in one area apart'),
  priority: AlarmPriority,
  drill: DrillMark,
};

/** An alarm as it stands; the topic `alarms` carries it like this, beside the rules. */
export const AlarmStanding = z.object({
  ...whichAlarm,
  state: AlarmState,
  since: EpochMs,
  condition: AlarmCondition,
  conditionSince: EpochMs,
  active: z.boolean(),
  activeSince: EpochMs.nullable(),
  acknowledged: z.boolean(),
  acknowledgedBy: z.string().nullable(),
  holdUntil: EpochMs.nullable().describe('When a hold time that runs is over'),
  shelf: z.object({ until: EpochMs, by: z.string(), reason: z.string() }).nullable(),
  suppressedBy: z.array(z.string()),
  outOfService: z.object({ by: z.string(), reason: z.string() }).nullable(),
  evidence: AlarmEvidence.nullable().describe('What its condition was found by when that changed last; of one that is unknown, why'),
});
export type AlarmStanding = z.infer<typeof AlarmStanding>;

const saidByRule = {
  name: Bilingual,
  owner: z.string(),
  respondWithin: z.string(),
  procedure: z.string(),
  cause: Bilingual,
  consequence: Bilingual,
  action: Bilingual,
};

/** What a rule says to the person on duty. */
export const AlarmRuleInfo = z.object({ id: z.string(), ...saidByRule, group: z.string().nullable().describe('Cause under which a flood is shown together') });
export type AlarmRuleInfo = z.infer<typeof AlarmRuleInfo>;

/** `GET /api/v1/alarms`: an alarm as it stands, with what its rule says to the person on duty. */
export const AlarmAnswer = AlarmStanding.extend(saidByRule);
export type AlarmAnswer = z.infer<typeof AlarmAnswer>;

/** `GET /api/v1/alarms/history`: one event that changed one alarm. */
export const AlarmPast = z.object({
  number: z.number().int().describe('Changes are counted from 1 on, without a gap'),
  ...whichAlarm,
  at: EpochMs,
  kind: AlarmEventKind,
  by: z.string().nullable().describe('The person who did it; null for what is watched, the clock and the design'),
  why: z.string().nullable().describe('What that person said of it'),
  before: AlarmState,
  after: AlarmState,
  said: Bilingual,
  evidence: AlarmEvidence.nullable(),
});
export type AlarmPast = z.infer<typeof AlarmPast>;

export const AlarmsQuery = z.strictObject({
  state: AlarmState.optional().describe('alarms in this state; when absent, all that stand: raised, still to be acknowledged or reset, put away by somebody'),
  priority: AlarmPriority.optional().describe('alarms of this priority; all when absent'),
});
export type AlarmsQuery = z.infer<typeof AlarmsQuery>;

export const AlarmHistoryQuery = z.strictObject({
  rule: Slug.optional().describe('changes of one rule\'s alarms; of all when absent'),
  id: z.string().min(3).max(400).optional().describe('changes of one alarm; of all when absent'),
  limit: z.coerce.number().int().min(1).max(500).default(50).describe('at most so many changes'),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0).describe('leaves out so many of the newest'),
});
export type AlarmHistoryQuery = z.infer<typeof AlarmHistoryQuery>;

/** `POST /api/v1/alarms/:id/ack`, `/unshelve`, `/reset` */
export const AlarmActRequest = z.strictObject({ by: PersonName, why: z.string().trim().max(200).optional() });
export type AlarmActRequest = z.infer<typeof AlarmActRequest>;

/** `POST /api/v1/alarms/:id/take-out`: out of service until somebody puts it back. */
export const TakeOutRequest = z.strictObject({ by: PersonName, reason: z.string().trim().max(200) });
export type TakeOutRequest = z.infer<typeof TakeOutRequest>;

/** `POST /api/v1/alarms/:id/put-back` */
export const PutBackRequest = z.strictObject({ by: PersonName, reason: z.string().trim().max(200).optional() });
export type PutBackRequest = z.infer<typeof PutBackRequest>;

/** `POST /api/v1/alarms/:id/shelve` */
export const ShelveRequest = z.strictObject({ by: PersonName, minutes: z.number().int().min(1).max(1440), reason: z.string().trim().max(200) });
export type ShelveRequest = z.infer<typeof ShelveRequest>;
