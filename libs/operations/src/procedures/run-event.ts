import type { Bilingual, RunPhoto } from '@ioc/contracts';

/** Something that happens to a run of a procedure: by people, by the centre's own work, by the clock. */
export type RunEvent =
  | { kind: 'complete'; step: string; by: string; captured: Readonly<Record<string, number | string>>; note: string }
  | { kind: 'skip'; step: string; by: string; why: string }
  | { kind: 'stop'; by: string; why: string }
  /** Also after its step, and after the run: it comes when somebody has it. */
  | { kind: 'add-photo'; by: string; photo: RunPhoto }
  /** The centre did a step by itself. */
  | { kind: 'executed'; step: string; visit: number; incident: string | null; said: Bilingual }
  /** It could not; it tries again. */
  | { kind: 'failed'; step: string; visit: number; why: string }
  | { kind: 'time-passed' };
