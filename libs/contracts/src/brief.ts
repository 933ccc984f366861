import { z } from 'zod';
import { EventState } from './live.js';
import { Bilingual, Freshness, Provenance, Qualifier, ReadingStatus } from './words.js';

/** How a change is to be taken; `neutral` where the catalogue holds neither direction for the better. */
export const Direction = z.enum(['better', 'worse', 'neutral']);
export type Direction = z.infer<typeof Direction>;

/** What a sentence of the morning brief was made by, in the order in which they are asked. */
export const BriefRule = z.enum(['begun', 'still-open', 'overdue', 'left-target', 'off-target', 'silent', 'worst-area', 'reached-target', 'worse', 'better', 'revised', 'closed']);
export type BriefRule = z.infer<typeof BriefRule>;

/** A number as it stood at the moment of a brief. Times in epoch milliseconds. */
export const BriefFigure = z.object({
  indicator: z.string(),
  area: z.string(),
  value: z.number(),
  /** The period as the source named it, or `instant`. */
  period: z.string(),
  at: z.number(),
  ageFrom: z.number(),
  staleAt: z.number(),
  /** At the moment of the brief. */
  freshness: Freshness,
  provenance: Provenance,
  status: ReadingStatus.optional(),
  qualifier: Qualifier.optional(),
  feed: z.string(),
});
export type BriefFigure = z.infer<typeof BriefFigure>;

/** A figure that is another one than before, or a happening that came or went. */
export const BriefChange = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('figure'),
    to: BriefFigure,
    from: z.number(),
    /** Of which time the former value speaks. */
    fromAt: z.number(),
    direction: Direction,
    /** Went out of its target or came into it. */
    crossed: z.enum(['out', 'in']).nullable(),
  }),
  z.object({ kind: z.literal('revised'), to: BriefFigure, from: z.number().nullable(), fromAt: z.number(), direction: Direction }),
  z.object({ kind: z.enum(['opened', 'closed']), event: EventState }),
]);
export type BriefChange = z.infer<typeof BriefChange>;

/** One sentence, and what it rests on: a number or a happening. */
export const BriefSentence = z.object({
  rule: BriefRule,
  text: Bilingual,
  figure: BriefFigure.nullable(),
  event: EventState.nullable(),
  /** Who answers for it, as the pack names them; empty where nobody is named. */
  source: z.string(),
});
export type BriefSentence = z.infer<typeof BriefSentence>;

/** `GET /api/v1/brief`: the same for the same moment and the same store. */
export const Brief = z.object({
  /** What it speaks of, ISO: from … to. */
  from: z.iso.datetime(),
  at: z.iso.datetime(),
  /** A part of what it rests on comes from a source that stands in for a department. */
  simulated: z.boolean(),
  /** Ten at most, fewer where there is less to say. */
  sentences: z.array(BriefSentence).max(10),
  /** Worst first. */
  changes: z.array(BriefChange),
});
export type Brief = z.infer<typeof Brief>;
