import { z } from 'zod';
import { Slug } from './words.js';

/**
 * What the values of a field are: a JSON number, text that is written in digits (a number, a date), other text, and so on.
 * Blanks, nulls and the texts that mean "no figure" are of no type.
 */
export const FieldType = z.enum(['number', 'digits', 'text', 'boolean', 'object', 'list']);
export type FieldType = z.infer<typeof FieldType>;

/** Records of one kind within a payload, e.g. `/data/*`, and the fields that they hold. */
export interface SeenContainer {
  /** Place with `*` for every position, date or code: JSON pointer, XPath by local names, or the name of a table. */
  path: string;
  records: number;
  /** One of several of its kind, of which some may leave fields out. */
  listed: boolean;
  fields: Map<string, SeenField>;
}
export interface SeenField {
  /** In how many records it stands, blank or not. */
  held: number;
  types: Set<FieldType>;
  /** An XML element that holds others: as an empty list, it is left out where there is nothing to hold. */
  nested?: boolean;
  /** Indicators that are read from it, where the reader knows them by its settings. */
  readBy?: string[];
}

/** How the payloads of one poll are built: by the path of each container. */
export type SeenSchema = ReadonlyMap<string, SeenContainer>;

/** A field as it is known of a feed. */
export const KnownField = z.strictObject({
  types: z.array(FieldType),
  /** In every record so far. */
  always: z.boolean(),
  nested: z.boolean().optional(),
});
export type KnownField = z.infer<typeof KnownField>;

export const KnownContainer = z.strictObject({
  /** Records seen while it was learnt; counted no further once it is established. */
  records: z.number().int(),
  listed: z.boolean(),
  /** Among records of one answer some had a field and others had not. */
  sparse: z.boolean().optional(),
  fields: z.record(z.string(), KnownField),
});
export type KnownContainer = z.infer<typeof KnownContainer>;

/** The accepted schema of a feed, by the path of each container. */
export const KnownSchema = z.record(z.string(), KnownContainer);
export type KnownSchema = z.infer<typeof KnownSchema>;

/** One difference between what was accepted and what came. */
export const SchemaChange = z.strictObject({
  /** `added` is only reported; `removed` and `retyped` pause the indicators that are read from the field. */
  kind: z.enum(['added', 'removed', 'retyped']),
  container: z.string(),
  field: z.string(),
  before: z.array(FieldType),
  after: z.array(FieldType),
  /** Indicators that are read from it. */
  indicators: z.array(z.string()),
});
export type SchemaChange = z.infer<typeof SchemaChange>;

/** A line of a feed's history: how its schema was learnt, changed, and what people decided. */
export const SchemaEntry = z.strictObject({
  at: z.iso.datetime(),
  kind: z.enum(['learnt', 'added', 'drifted', 'healed', 'mended', 'accepted']),
  changes: z.array(SchemaChange),
  /** Who accepted it, and why. */
  by: z.string().nullable(),
  note: z.string().nullable(),
});
export type SchemaEntry = z.infer<typeof SchemaEntry>;

/** `GET /api/v1/feeds/:id/schema` */
export const FeedSchema = z.strictObject({
  feed: Slug,
  /** SHA-256 of the accepted schema; null while nothing that has fields was heard. */
  fingerprint: z.string().nullable(),
  accepted: KnownSchema,
  /** While the source differs from it: since when, how, and what is paused. */
  drift: z
    .strictObject({
      since: z.iso.datetime(),
      changes: z.array(SchemaChange),
      paused: z.array(z.string()),
      /** Of the schema that comes now: `POST` must name it. */
      fingerprint: z.string(),
    })
    .nullable(),
  history: z.array(SchemaEntry),
});
export type FeedSchema = z.infer<typeof FeedSchema>;

/** `POST /api/v1/feeds/:id/schema`: what comes now is how it shall be. */
export const AcceptSchema = z.strictObject({
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/, 'must be the fingerprint of the drift that was shown'),
  by: z.string().trim().min(1).max(120),
  note: z.string().trim().min(1).max(500),
});
export type AcceptSchema = z.infer<typeof AcceptSchema>;
