import { z } from 'zod';
import { Duration } from './time-texts.js';
import { Indicator } from './pack/indicator.js';
import { ComponentId, Bilingual, Slug } from './words.js';
import { FoundRecords, FoundTable } from './sample.js';

const Text = z.string().trim().min(1).max(300);

/** Where a drafted feed's bytes will come from. A secret is only ever named, never given. */
export const PlannedSource = z.discriminatedUnion('kind', [
  /** A folder below the centre's drop folder. */
  z.strictObject({ kind: z.literal('folder'), folder: Slug, pattern: z.string().trim().min(1).max(120).default('*') }),
  z.strictObject({ kind: z.literal('address'), url: z.url({ protocol: /^https?$/ }) }),
  z.strictObject({ kind: z.literal('push'), env: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'must name an environment variable'), proof: z.enum(['bearer', 'hmac-sha256']) }),
]);
export type PlannedSource = z.infer<typeof PlannedSource>;

/** What one column, row or field brings. */
export const PlannedFigure = z.strictObject({
  /** Header words, label of a row, or name of a field. */
  from: Text,
  indicator: Slug,
  unit: z.string().trim().max(60).optional(),
});
export type PlannedFigure = z.infer<typeof PlannedFigure>;

/** A feed as a person drew it up on the desk; becomes one entry of `feeds/<component>.yaml`. */
export const FeedPlan = z.strictObject({
  id: Slug,
  name: Bilingual,
  component: ComponentId,
  organisation: Slug,
  /** How often it is asked, or is expected to send. */
  every: Duration,
  kind: z.enum(['spreadsheet', 'csv', 'http-json']),
  source: PlannedSource,
  /** Words of the sheet's title or its name; the first visible sheet when absent. */
  sheet: z.strictObject({ name: Text.optional(), position: z.number().int().positive().optional() }).optional(),
  /** JSON pointer to the records. */
  records: z.string().max(300).default(''),
  layout: z.enum(['columns', 'rows']).default('columns'),
  /** Header of the column of labels and of figures, for an indicator in each row. */
  label: Text.optional(),
  value: Text.optional(),
  area: z.union([z.strictObject({ column: Text }), z.strictObject({ code: Text })]).optional(),
  period: z.strictObject({ column: Text.optional(), at: Text.optional(), kind: z.enum(['year', 'half', 'quarter', 'month', 'week', 'day', 'school-year']).optional() }).prefault({}),
  decimal: z.enum(['auto', ',', '.']).default('auto'),
  figures: z.array(PlannedFigure).min(1, 'map at least one column to an indicator').max(200),
  /** Indicators that the department brings and the catalogue lacks. */
  newIndicators: z.array(Indicator).max(50).default([]),
  /** Which figure takes the place of which one in its component's panel on the wall. */
  wall: z.strictObject({ indicator: Slug, replaces: Slug }).optional(),
});
export type FeedPlan = z.infer<typeof FeedPlan>;

/** `POST /api/v1/onboarding/suggest` */
export const SuggestRequest = z.strictObject({
  table: FoundTable.optional(),
  records: FoundRecords.optional(),
  component: ComponentId.optional(),
});
export type SuggestRequest = z.infer<typeof SuggestRequest>;

/** Why a column may be an indicator. */
export const Suggestion = z.object({
  indicator: z.string(),
  /** 0 to 1. */
  score: z.number(),
  reasons: z.array(z.string()),
});
export type Suggestion = z.infer<typeof Suggestion>;
export const MappingSuggestions = z.object({
  layout: z.enum(['columns', 'rows']),
  /** Header of the column whose texts are areas, with how many of them are known. */
  area: z.object({ column: z.string(), known: z.number().int(), of: z.number().int(), unknown: z.array(z.string()) }).nullable(),
  period: z.object({ column: z.string().nullable(), at: z.string().nullable() }),
  /** For an indicator in each row. */
  label: z.string().nullable(),
  value: z.string().nullable(),
  decimal: z.object({ mark: z.enum([',', '.', 'auto']), reason: z.string() }),
  /** Per column, row label or field: candidates, best first; none when the catalogue has nothing like it. */
  figures: z.array(z.object({ from: z.string(), unit: z.string().nullable(), candidates: z.array(Suggestion) })),
});
export type MappingSuggestions = z.infer<typeof MappingSuggestions>;

/** How a reading would look on the wall. */
export const WallLook = z.object({
  indicator: z.string(),
  name: z.string(),
  area: z.string(),
  areaName: z.string(),
  /** In vi-VN writing; an em dash for what is known to be missing. */
  value: z.string(),
  unit: z.string(),
  period: z.string(),
  freshness: z.enum(['fresh', 'late', 'stale']),
  where: z.string().nullable(),
});
export type WallLook = z.infer<typeof WallLook>;
/** `POST /api/v1/onboarding/try`: nothing is stored. */
export const TryAnswer = z.object({
  looks: z.array(WallLook),
  refused: z.array(z.object({ where: z.string(), raw: z.string(), reason: z.string() })),
  /** Passed over by a rule: headings, subtotals, hidden rows. */
  skipped: z.array(z.object({ where: z.string(), reason: z.string() })),
});
export type TryAnswer = z.infer<typeof TryAnswer>;

/** One fault of a province pack. */
export const ConfigFault = z.object({ file: z.string(), line: z.number().int(), path: z.string(), message: z.string(), remedy: z.string() });
export type ConfigFault = z.infer<typeof ConfigFault>;
export const DiffLine = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() });
export type DiffLine = z.infer<typeof DiffLine>;
export const FileDiff = z.object({
  /** Below the province's folder, e.g. `feeds/health.yaml`. */
  file: z.string(),
  /** Line of the new file at which it begins, from 1. */
  line: z.number().int(),
  lines: z.array(DiffLine),
});
export type FileDiff = z.infer<typeof FileDiff>;
/** `POST /api/v1/onboarding/propose` */
export const Proposal = z.object({
  /** Names exactly these files before and after: `apply` asks for it. */
  hash: z.string(),
  files: z.array(FileDiff),
  /** Of the whole pack as it would be; with any, `apply` refuses. */
  faults: z.array(ConfigFault),
});
export type Proposal = z.infer<typeof Proposal>;
/** `POST /api/v1/config/reload`, and what `apply` and `rollback` answer. */
export const ReloadAnswer = z.object({
  feeds: z.object({ added: z.array(z.string()), changed: z.array(z.string()), removed: z.array(z.string()) }),
  indicators: z.object({ added: z.array(z.string()), removed: z.array(z.string()) }),
  /** Files whose change is taken at the next start only. */
  atNextStart: z.array(z.string()),
});
export type ReloadAnswer = z.infer<typeof ReloadAnswer>;
/** With `version`, the name of the kept previous version. */
export const AppliedAnswer = ReloadAnswer.extend({ version: z.string() });
export type AppliedAnswer = z.infer<typeof AppliedAnswer>;
/** `GET /api/v1/onboarding/versions` */
export const ConfigVersion = z.object({
  version: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
  what: z.string(),
  files: z.array(z.string()),
  /** When it was taken back. */
  rolledBackAt: z.iso.datetime().nullable(),
});
export type ConfigVersion = z.infer<typeof ConfigVersion>;

/** A person's name, until accounts say who it is. */
export const PersonName = z.string().trim().min(2, 'say who you are').max(80);

export const PlanRequest = z.strictObject({ plan: FeedPlan });
export const ApplyRequest = z.strictObject({ plan: FeedPlan, hash: z.string().regex(/^[0-9a-f]{64}$/, 'must be the hash of a proposal'), by: PersonName });
export type ApplyRequest = z.infer<typeof ApplyRequest>;
export const RollbackRequest = z.strictObject({ version: z.string().regex(/^[0-9A-Za-z-]{1,80}$/, 'must be the name of a kept version'), by: PersonName });
export type RollbackRequest = z.infer<typeof RollbackRequest>;
