import type { Directive, Evidence } from '@ioc/contracts';

/** Something that happens to a directive. Who did it is kept beside it. */
export type DirectiveEvent =
  | ({ kind: 'edit' } & Pick<Directive, 'title' | 'content' | 'evidenceWanted' | 'priority' | 'deadline'>)
  | { kind: 'approve'; by: string; sendAt: number }
  | { kind: 'undo' }
  /** Nobody took the approval back in time: it goes out. */
  | { kind: 'send' }
  | { kind: 'receive' }
  | { kind: 'progress'; percent: number; text: string }
  | { kind: 'ask-extension'; until: number; why: string; by: string }
  | { kind: 'grant-extension'; until: number }
  | { kind: 'refuse-extension'; why: string }
  | { kind: 'attach'; evidence: Evidence }
  | { kind: 'report-done'; text: string }
  | { kind: 'return'; why: string }
  | { kind: 'verify' }
  | { kind: 'close'; result: string }
  | { kind: 'withdraw'; why: string }
  /** The deadline has gone by and nobody has reported it done. */
  | { kind: 'pass-deadline'; deadline: number };
