import { z } from 'zod';
import { Duration } from './period.js';
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
export interface Suggestion {
  indicator: string;
  /** 0 to 1. */
  score: number;
  reasons: string[];
}
export interface MappingSuggestions {
  layout: 'columns' | 'rows';
  /** Header of the column whose texts are areas, with how many of them are known. */
  area: { column: string; known: number; of: number; unknown: string[] } | null;
  period: { column: string | null; at: string | null };
  /** For an indicator in each row. */
  label: string | null;
  value: string | null;
  decimal: { mark: ',' | '.' | 'auto'; reason: string };
  /** Per column, row label or field: candidates, best first; none when the catalogue has nothing like it. */
  figures: { from: string; unit: string | null; candidates: Suggestion[] }[];
}

/** How a reading would look on the wall. */
export interface WallLook {
  indicator: string;
  name: string;
  area: string;
  areaName: string;
  /** In vi-VN writing; an em dash for what is known to be missing. */
  value: string;
  unit: string;
  period: string;
  freshness: 'fresh' | 'late' | 'stale';
  where: string | null;
}
/** `POST /api/v1/onboarding/try`: nothing is stored. */
export interface TryAnswer {
  looks: WallLook[];
  refused: { where: string; raw: string; reason: string }[];
  /** Passed over by a rule: headings, subtotals, hidden rows. */
  skipped: { where: string; reason: string }[];
}

/** One fault of a province pack. */
export interface ConfigFault {
  file: string;
  line: number;
  path: string;
  message: string;
  remedy: string;
}
export interface DiffLine {
  kind: 'same' | 'added' | 'removed';
  text: string;
}
export interface FileDiff {
  /** Below the province's folder, e.g. `feeds/health.yaml`. */
  file: string;
  /** Line of the new file at which it begins, from 1. */
  line: number;
  lines: DiffLine[];
}
/** `POST /api/v1/onboarding/propose` */
export interface Proposal {
  /** Names exactly these files before and after: `apply` asks for it. */
  hash: string;
  files: FileDiff[];
  /** Of the whole pack as it would be; with any, `apply` refuses. */
  faults: ConfigFault[];
}
/** `POST /api/v1/config/reload`, and what `apply` and `rollback` answer. */
export interface ReloadAnswer {
  feeds: { added: string[]; changed: string[]; removed: string[] };
  indicators: { added: string[]; removed: string[] };
  /** Files whose change is taken at the next start only. */
  atNextStart: string[];
}
export interface AppliedAnswer extends ReloadAnswer {
  /** Name of the kept previous version. */
  version: string;
}
/** `GET /api/v1/onboarding/versions` */
export interface ConfigVersion {
  version: string;
  at: string;
  by: string;
  what: string;
  files: string[];
  /** When it was taken back. */
  rolledBackAt: string | null;
}

/** A person's name, until accounts say who it is. */
export const PersonName = z.string().trim().min(2, 'say who you are').max(80);

export const PlanRequest = z.strictObject({ plan: FeedPlan });
export const ApplyRequest = z.strictObject({ plan: FeedPlan, hash: z.string().regex(/^[0-9a-f]{64}$/, 'must be the hash of a proposal'), by: PersonName });
export type ApplyRequest = z.infer<typeof ApplyRequest>;
export const RollbackRequest = z.strictObject({ version: z.string().regex(/^[0-9A-Za-z-]{1,80}$/, 'must be the name of a kept version'), by: PersonName });
export type RollbackRequest = z.infer<typeof RollbackRequest>;
