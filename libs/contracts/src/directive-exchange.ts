import { z } from 'zod';
import { DirectivePriority, DirectiveState } from './directives.js';
import { PersonName } from './onboarding.js';
import { Bilingual, Slug } from './words.js';

const Text = (most: number) => z.string().trim().min(2).max(most);
const Moment = z.iso.datetime({ offset: true });
const TheirId = z.string().trim().min(1).max(120).describe('Id in the other system');

/** `GET /api/v1/directives/exchange`: directives that went out, for the province's own system of directives. */
export const ExchangeQuery = z.strictObject({
  since: z.coerce.number().int().min(0).default(0).describe('the `next` of the answer before; 0 begins at the first'),
  limit: z.coerce.number().int().min(1).max(500).default(200).describe('at most so many changes are gone through'),
});
export type ExchangeQuery = z.infer<typeof ExchangeQuery>;

/** A directive as other systems read it; moments are ISO with a zone. */
export const ExchangedDirective = z.object({
  id: z.string(),
  theirs: z.object({ system: z.string(), id: z.string() }).nullable().describe('Where it came from, when another system brought it'),
  organisation: z.string(),
  title: z.string(),
  content: z.string(),
  evidenceWanted: z.string(),
  priority: DirectivePriority,
  deadline: Moment,
  state: DirectiveState,
  percent: z.number().int(),
  sentAt: Moment.nullable(),
  doneAt: Moment.nullable(),
  overdueSince: Moment.nullable().describe('The deadline that passed before it was reported done'),
  evidence: z.array(z.object({ sha256: z.string(), name: z.string(), bytes: z.number().int() })),
  change: z.number().int().describe('Number of its last change'),
});
export type ExchangedDirective = z.infer<typeof ExchangedDirective>;

export const ExchangePage = z.object({
  directives: z.array(ExchangedDirective).describe('Each once, as it stands after its last change on this page'),
  next: z.number().int().describe('Ask for what comes after it'),
  isAll: z.boolean().describe('Nothing comes after it now'),
});
export type ExchangePage = z.infer<typeof ExchangePage>;

/** `POST /api/v1/directives/exchange`: each becomes one draft, however often it is sent. */
export const ExchangeRequest = z.strictObject({
  system: Slug.describe('Which system sends them; ids are its own'),
  by: PersonName,
  directives: z
    .array(
      z.strictObject({
        id: TheirId,
        organisation: Slug,
        title: Text(160),
        content: Text(4000),
        evidenceWanted: z.string().trim().max(500).default(''),
        priority: DirectivePriority.default('p3'),
        deadline: Moment,
      }),
    )
    .min(1)
    .max(20)
    .describe('At most 20, of 100 kB together'),
});
export type ExchangeRequest = z.infer<typeof ExchangeRequest>;

/** What became of each one that was sent, in their order. */
export const ExchangeAnswer = z.object({
  results: z.array(
    z.object({
      id: TheirId,
      outcome: z.enum(['drafted', 'known', 'refused']).describe('known: it was sent before and is left as it stands'),
      directive: z.string().nullable().describe('Its id here'),
      state: DirectiveState.nullable(),
      why: Bilingual.nullable().describe('Why it was refused'),
    }),
  ),
});
export type ExchangeAnswer = z.infer<typeof ExchangeAnswer>;

export const ImportQuery = z.strictObject({ by: PersonName.describe('who imports them') });
export type ImportQuery = z.infer<typeof ImportQuery>;

/** `POST /api/v1/directives/import`: what is good was taken, what is not is named by its cell. */
export const DirectivesImported = z.object({
  drafted: z.array(z.string()).describe('Ids of drafts that were made of rows'),
  known: z.number().int().describe('Rows that are here already'),
  errors: z.array(z.object({ where: z.string().describe('Sheet and cell'), message: Bilingual })),
});
export type DirectivesImported = z.infer<typeof DirectivesImported>;

/** `GET /api/v1/directives.xlsx` */
export const WorkbookQuery = z.strictObject({ open: z.enum(['true', 'false']).optional().describe('only directives that are not over, or only those that are; all when absent') });
export type WorkbookQuery = z.infer<typeof WorkbookQuery>;
