import { meant, type Option } from './order-draft.js';

/** Why a camera is put up, and by whose word: what was written, the event in hand, or what was said last at this desk. */
export interface Reason {
  why: string;
  from: 'written' | 'event' | 'last' | 'none';
}

export interface ReasonGround {
  text: string;
  /** The reasons of the configuration, by their digits. */
  options: readonly Option[];
  /** What the event that goes with it is called. */
  event: string | undefined;
  last: string;
}

/** Fewer letters say nothing; the server says the same. */
const fewest = 3;
const mostLetters = 200;

/** What is written goes before the event in hand, and that before what was said last: no further key where one of them is there. Pure. */
export function reasonFor({ text, options, event, last }: ReasonGround): Reason {
  const written = text.trim();
  if (written !== '') return writtenReason(meant(options, written)?.name ?? written);
  if (event) return { why: event.slice(0, mostLetters), from: 'event' };
  return last === '' ? { why: '', from: 'none' } : { why: last, from: 'last' };
}

function writtenReason(why: string): Reason {
  return why.length < fewest ? { why: '', from: 'none' } : { why: why.slice(0, mostLetters), from: 'written' };
}
