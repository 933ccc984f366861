import { z } from 'zod';
import { AlarmPriority } from '../alarms.js';
import { durationMs } from '../period.js';
import { Duration } from '../time-texts.js';
import { Bilingual, Severity, Slug } from '../words.js';

const boundShape = {
  atLeast: z.number().optional().describe('Raised from this value on, upwards'),
  atMost: z.number().optional().describe('Raised from this value on, downwards'),
  clear: z.number().describe('Returned when it is back here; between the two nothing changes'),
  unit: z.string().min(1).describe('Unit of these numbers; must be that of the indicator, or % where a share of it is meant'),
};
/** A limit with a clear limit of its own. */
export interface AlarmBound {
  atLeast?: number | undefined;
  atMost?: number | undefined;
  clear: number;
  unit: string;
}

const watched = { indicator: Slug, ...boundShape };
const by = z.enum(['difference', 'percent']).default('difference').describe('Whether the limit counts in the indicator\'s unit, or in % of what it is compared with');

const limit = z.strictObject({ kind: z.literal('limit'), ...watched });
const change = z.strictObject({ kind: z.literal('change'), ...watched, by, within: Duration.describe('The value now against the one so long ago') });
const deviation = z.strictObject({
  kind: z.literal('deviation'),
  ...watched,
  by,
  from: z.enum(['target', 'plan', 'same-period']).describe('The bound of the target that is missed; the year\'s target by the share of the year that has passed; the value a year before'),
});
const forecast = z.strictObject({
  kind: z.literal('forecast'),
  ...watched,
  by,
  method: z.enum(['run-rate', 'line']).describe('run-rate: the value ÷ the share of the year that has passed, for figures that add up over a year; line: the straight line through the last values (least squares), to the end of the year'),
  notBefore: z.number().min(0).max(1).default(0.25).describe('Share of the year before which nothing is forecast'),
});
const unusual = z.strictObject({
  kind: z.literal('unusual'),
  indicator: Slug,
  side: z.enum(['above', 'below', 'either']).default('either').describe('On which side of the band that its own history lets expect'),
  beyond: z.number().positive().optional().describe('At least so far outside of the band: what is unusual and does not matter calls nobody'),
  unit: z.string().min(1).optional().describe('Unit of `beyond`; must be that of the indicator'),
});
const noData = z.strictObject({
  kind: z.literal('no-data'),
  feeds: z.union([z.literal('all'), z.array(Slug).min(1)]).optional().describe('Feeds that must be heard by their own schedule; one alarm for each'),
  indicator: Slug.optional().describe('A figure that must come by its own schedule'),
});
const events = z.strictObject({
  kind: z.literal('events'),
  events: Slug.describe('Kind of event, as feeds name it, e.g. security-alert'),
  severity: Severity.default(4).describe('Only events of this severity or worse (1 is the worst)'),
  words: z.array(z.string().min(1)).default([]).describe('Only events in whose title or description one of these stands; accents count, case does not'),
  per: z.enum(['event', 'place', 'organisation', 'area', 'province']).default('province').describe('What is counted together, and gets an alarm of its own: place is the machine of a security alert'),
  count: z.number().int().positive().default(1),
  within: Duration.optional().describe('Only events that began so long ago at most; without it all that are open'),
});

const overdueDirectives = z.strictObject({ kind: z.literal('overdue-directives').describe('Directives whose deadline has passed and which nobody has reported done, by the centre\'s own ledger; one alarm for each') });

const oneBound = ({ atLeast, atMost }: AlarmBound) => (atLeast === undefined) !== (atMost === undefined);
const clearsBack = ({ atLeast, atMost, clear }: AlarmBound) => (atLeast === undefined || clear < atLeast) && (atMost === undefined || clear > atMost);
const clearPath = { path: ['clear'], message: 'the clear limit is on the wrong side: write it below atLeast, or above atMost; at the same value an alarm would come and go' };

/** What a rule watches for. */
export const AlarmWhen = z
  .discriminatedUnion('kind', [limit, change, deviation, forecast, unusual, noData, events, overdueDirectives])
  .superRefine((when, context) => {
    if ('clear' in when && !oneBound(when)) context.addIssue({ code: 'custom', message: 'the limit has no side: write atLeast or atMost, one of the two' });
    else if ('clear' in when && !clearsBack(when)) context.addIssue({ code: 'custom', ...clearPath });
    if (when.kind === 'unusual' && (when.beyond === undefined) !== (when.unit === undefined)) context.addIssue({ code: 'custom', path: ['beyond'], message: 'a distance needs its unit, and a unit its distance: write both or neither' });
    if (when.kind === 'no-data' && (when.feeds === undefined) === (when.indicator === undefined)) context.addIssue({ code: 'custom', message: 'nobody knows whose silence is meant: write feeds or indicator, one of the two' });
  });
export type AlarmWhen = z.infer<typeof AlarmWhen>;

const needed = (what: string) => z.strictObject(Bilingual.shape, { error: (issue) => (issue.input === undefined ? what : undefined) });

/** When the centre calls somebody, and what that person does. Without an action it would be an event and no alarm. */
export const AlarmRule = z
  .strictObject({
    id: Slug,
    name: Bilingual.describe('What, in words for the wall; where and since when are added'),
    priority: AlarmPriority,
    cause: needed('what makes it so, in both languages'),
    consequence: needed('what happens when nobody acts, in both languages'),
    action: needed('what the person on duty does, in both languages; without an action it is an event and no alarm'),
    owner: Slug.describe('The organisation that acts'),
    respondWithin: Duration.describe('Time to acknowledge and begin'),
    procedure: Slug.describe('Id of the procedure to follow'),
    startProcedure: z.boolean().default(false).describe('Whether the procedure starts by itself when the alarm is raised; of p1 and p2 alone'),
    when: AlarmWhen,
    areas: z.union([z.enum(['province', 'districts']), z.array(z.string().min(1)).min(1)]).default('province').describe('Where an indicator is watched: the whole province, each unit below it, or units by their codes'),
    hold: z
      .strictObject({ on: Duration.default('PT0S').describe('It must be so for this long'), off: Duration.default('PT0S').describe('It must be gone for this long') })
      .prefault({}),
    latch: z.boolean().default(false).describe('Stands until it is reset by hand'),
    group: Slug.optional().describe('Cause under which a flood is shown together; one of groups'),
    restsOn: z.array(Slug).default([]).describe('Rules whose active alarm explains this one, in the same area or the whole province: it is then suppressed'),
  })
  .refine(({ startProcedure, priority }) => !startProcedure || priority === 'p1' || priority === 'p2', { path: ['startProcedure'], message: 'only what is urgent starts a procedure by itself: leave it out, or raise the priority to p1 or p2' })
  .refine(({ when, priority }) => when.kind !== 'forecast' || priority !== 'p1', { path: ['priority'], message: 'a forecast is a suggestion and never p1: write p2, p3 or p4' })
  .refine(({ when, priority }) => when.kind !== 'unusual' || priority !== 'p1', { path: ['priority'], message: 'what is unusual by a model is a suggestion and never p1: write p2, p3 or p4' });
export type AlarmRule = z.infer<typeof AlarmRule>;

export const AlarmGroup = z.strictObject({ id: Slug, name: Bilingual });
export type AlarmGroup = z.infer<typeof AlarmGroup>;

export const AlarmRulesFile = z.strictObject({
  shelfAtMost: Duration.default('PT8H')
    .refine((iso) => (durationMs(iso) ?? 1) > 0, 'must be longer than nothing: PT8H, a shift')
    .describe('The longest time for which an alarm may be shelved'),
  groups: z.array(AlarmGroup).default([]).describe('Causes under which alarms are shown together'),
  rules: z.array(AlarmRule).min(1),
});
export type AlarmRulesFile = z.infer<typeof AlarmRulesFile>;

/** What a pack without alarm-rules.yaml has. */
export const noAlarmRules: AlarmRulesFile = { shelfAtMost: 'PT8H', groups: [], rules: [] };
