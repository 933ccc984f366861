import { z } from 'zod';
import { DrillMark } from './drills.js';
import { PersonName } from './onboarding.js';
import { Bilingual, Slug } from './words.js';

/** Milliseconds since 1970, UTC. */
const EpochMs = z.number();

/**
 * Where a directive (nhiệm vụ giao) stands: chờ duyệt, đã duyệt (còn rút được), đã gửi, đã nhận, đang làm, báo xong, đã nghiệm thu,
 * đã đóng, đã rút.
 */
export const DirectiveState = z.enum(['draft', 'approved', 'sent', 'received', 'in-progress', 'done', 'verified', 'closed', 'withdrawn']);
export type DirectiveState = z.infer<typeof DirectiveState>;

/** What can happen to a directive: by the centre, by the organisation that has it, by the clock. */
export const DirectiveEventKind = z.enum([
  'edit',
  'approve',
  'undo',
  'send',
  'receive',
  'progress',
  'ask-extension',
  'grant-extension',
  'refuse-extension',
  'attach',
  'report-done',
  'return',
  'verify',
  'close',
  'withdraw',
  'pass-deadline',
]);
export type DirectiveEventKind = z.infer<typeof DirectiveEventKind>;

/** How the log of a directive begins. */
export const directiveDrafted = 'drafted';

/** How urgent: hoả tốc, khẩn, thường. */
export const DirectivePriority = z.enum(['p1', 'p2', 'p3']);
export type DirectivePriority = z.infer<typeof DirectivePriority>;

/** For so long after its approval can a directive be taken back before anybody sees it, milliseconds. */
export const directiveUndoMs = 10_000;

const Text = (most: number) => z.string().trim().min(2).max(most);

/** What it came from, so that the number which led to an act is known later. */
export const DirectiveOrigin = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('alarm'), alarm: z.string().min(1).max(400) }),
  z.strictObject({ kind: z.literal('incident'), incident: z.string().min(1).max(40) }),
  z.strictObject({ kind: z.literal('indicator'), indicator: Slug, area: z.string().min(1).max(16) }),
  z.strictObject({ kind: z.literal('exchange'), system: Slug, id: z.string().min(1).max(120) }),
  z.strictObject({ kind: z.literal('none') }),
]);
export type DirectiveOrigin = z.infer<typeof DirectiveOrigin>;

/** A file that proves what was done; it lies outside of the database under its SHA-256. */
export const Evidence = z.object({
  sha256: z.string(),
  name: z.string(),
  type: z.string().describe('Found in its first bytes, not by its name'),
  bytes: z.number().int(),
  by: z.string(),
  at: EpochMs,
});
export type Evidence = z.infer<typeof Evidence>;

/** A task to one organisation with a deadline. Plain data: it lies in the log of directives after each change. */
export const Directive = z.object({
  id: z.string(),
  group: z.uuid().describe('Directives that were drafted together, one for each organisation, share it'),
  organisation: z.string(),
  title: z.string(),
  content: z.string(),
  evidenceWanted: z.string().describe('What proves that it is done; empty when nothing is asked for'),
  priority: DirectivePriority,
  deadline: EpochMs,
  origin: DirectiveOrigin,
  state: DirectiveState,
  since: EpochMs.describe('Since when it is in this state'),
  draftedAt: EpochMs,
  draftedBy: z.string(),
  approvedBy: z.string().nullable(),
  sendAt: EpochMs.nullable().describe('When it goes out, while its approval can still be taken back'),
  sentAt: EpochMs.nullable(),
  doneAt: EpochMs.nullable(),
  percent: z.number().int().min(0).max(100),
  extension: z.object({ until: EpochMs, why: z.string(), by: z.string(), at: EpochMs }).nullable().describe('Asked for and not answered yet'),
  extended: z.number().int().describe('How often its deadline was put off'),
  overdueSince: EpochMs.nullable().describe('The deadline that passed before it was reported done'),
  evidence: z.array(Evidence),
  drill: DrillMark,
});
export type Directive = z.infer<typeof Directive>;

/** `GET /api/v1/directives` */
export const DirectiveAnswer = Directive.extend({ last: z.number().int().describe('Number of its last change; whoever acts names it') });
export type DirectiveAnswer = z.infer<typeof DirectiveAnswer>;

/** One line of what was said and done. */
export const DirectivePast = z.object({
  number: z.number().int().describe('Changes of all directives are counted from 1 on, without a gap'),
  at: EpochMs,
  kind: z.string(),
  by: z.string().nullable().describe('The person who did it; null for the clock'),
  said: Bilingual,
  state: DirectiveState.describe('After it'),
});
export type DirectivePast = z.infer<typeof DirectivePast>;

/** `GET /api/v1/directives/:id` */
export const DirectiveDetail = z.object({ directive: DirectiveAnswer, past: z.array(DirectivePast).describe('Newest first, at most 500') });
export type DirectiveDetail = z.infer<typeof DirectiveDetail>;

export const DirectivesQuery = z.strictObject({
  open: z.enum(['true', 'false']).optional().describe('only those that are not over, or only those that are; all when absent'),
  limit: z.coerce.number().int().min(1).max(500).default(100).describe('at most so many directives, those that changed last first'),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0).describe('leaves out so many of the first'),
});
export type DirectivesQuery = z.infer<typeof DirectivesQuery>;

const wording = { title: Text(160), content: Text(4000), evidenceWanted: z.string().trim().max(500).default(''), priority: DirectivePriority, deadline: EpochMs };

/** `POST /api/v1/directives`: one directive for each organisation. */
export const DirectiveRequest = z.strictObject({
  key: z.uuid().describe('Made by whoever asks; the same one twice drafts once'),
  by: PersonName,
  organisations: z.array(Slug).min(1).max(60),
  origin: DirectiveOrigin.default({ kind: 'none' }),
  ...wording,
});
export type DirectiveRequest = z.infer<typeof DirectiveRequest>;

const act = {
  by: PersonName,
  key: z.uuid().optional().describe('Made by whoever asks; the same one twice is done once'),
  last: z.number().int().positive().optional().describe('The last change of the directive that whoever acts has seen; when it has changed since, nothing is done'),
};
const why = Text(500);

/** What people do to a directive, by the last part of the address: `POST /api/v1/directives/:id/<act>` */
export const directiveActs = {
  edit: z.strictObject({ ...act, ...wording }),
  // Whoever approves says which text he saw: no other one goes out.
  approve: z.strictObject({ ...act, last: z.number().int().positive().describe('The last change that he has seen: what was written after it is not approved') }),
  undo: z.strictObject(act),
  receive: z.strictObject(act),
  progress: z.strictObject({ ...act, percent: z.number().int().min(0).max(100), text: Text(2000) }),
  'ask-extension': z.strictObject({ ...act, until: EpochMs, why }),
  'grant-extension': z.strictObject({ ...act, until: EpochMs }),
  'refuse-extension': z.strictObject({ ...act, why }),
  'report-done': z.strictObject({ ...act, text: Text(2000) }),
  return: z.strictObject({ ...act, why }),
  verify: z.strictObject(act),
  close: z.strictObject({ ...act, result: Text(1000) }),
  withdraw: z.strictObject({ ...act, why }),
} as const;
export type DirectiveAct = keyof typeof directiveActs;
export type DirectiveActRequest<A extends DirectiveAct = DirectiveAct> = z.infer<(typeof directiveActs)[A]>;

/** `POST /api/v1/directives/:id/evidence`: the file is the body. */
export const EvidenceQuery = z.strictObject({ by: PersonName.describe('who attaches it'), name: z.string().trim().min(1).max(200).describe('what the file is called') });
export type EvidenceQuery = z.infer<typeof EvidenceQuery>;
