import { z } from 'zod';
import { Duration } from '../time-texts.js';
import { Bilingual, Slug } from '../words.js';

/** Where a procedure ends. */
export const procedureEnd = 'end';

const Choice = z.strictObject({ id: Slug, name: Bilingual });

/** What a step writes down; its id is one within the procedure. */
export const CaptureField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('number'), id: Slug, name: Bilingual, unit: z.string().default(''), required: z.boolean().default(true) }),
  z.strictObject({ kind: z.literal('text'), id: Slug, name: Bilingual, required: z.boolean().default(true) }),
  z.strictObject({ kind: z.literal('choice'), id: Slug, name: Bilingual, choices: z.array(Choice).min(2), required: z.boolean().default(true) }),
  z.strictObject({ kind: z.literal('photo-later'), id: Slug, name: Bilingual, required: z.literal(false).default(false) }),
]);
export type CaptureField = z.infer<typeof CaptureField>;

/** Whoever does a step: whoever fills a post of the watch, or an organisation. */
export const StepActor = z.union([z.strictObject({ post: Slug }), z.strictObject({ organisation: Slug })]);
export type StepActor = z.infer<typeof StepActor>;

/** What a step is: something that a person does, or what the centre does by itself. */
export const StepWork = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('manual') }),
  z.strictObject({ kind: z.literal('open-incident') }),
  z.strictObject({ kind: z.literal('notify'), to: z.array(StepActor).min(1), text: Bilingual }),
  z.strictObject({ kind: z.literal('put-on-wall'), scene: Slug.describe('A scene of scenes.yaml'), forS: z.number().int().min(5).max(86_400).default(900) }),
  z.strictObject({ kind: z.literal('roll-call'), question: Bilingual }),
]);
export type StepWork = z.infer<typeof StepWork>;

const Condition = z
  .strictObject({ field: Slug, is: z.string().optional(), atLeast: z.number().optional(), below: z.number().optional() })
  .refine(({ is, atLeast, below }) => [is, atLeast, below].filter((one) => one !== undefined).length === 1, 'the branch has no side: write is, atLeast or below, one of the three');
export type BranchCondition = z.infer<typeof Condition>;

export const ProcedureStep = z.strictObject({
  id: Slug,
  name: Bilingual.describe('What is done, as an order'),
  who: StepActor,
  work: StepWork.default({ kind: 'manual' }),
  within: Duration.optional().describe('How long it may take'),
  from: z.union([z.literal('start'), z.literal('here'), Slug]).default('here').describe('From when that counts: the start of the procedure, the beginning of this step (here), or the end of an earlier step'),
  captures: z.array(CaptureField).default([]),
  next: z
    .array(z.strictObject({ when: Condition.optional(), to: Slug.describe('A step, or end') }))
    .default([])
    .describe('The first one whose condition holds; where none does, or nothing is said, the step after this one'),
});
export type ProcedureStep = z.infer<typeof ProcedureStep>;

/** What people do, step by step, when something has happened (quy trình xử lý). */
export const Procedure = z.strictObject({ id: Slug, name: Bilingual, purpose: Bilingual, steps: z.array(ProcedureStep).min(1).max(40) });
export type Procedure = z.infer<typeof Procedure>;

export const ProceduresFile = z.strictObject({ procedures: z.array(Procedure).min(1) });
