import type { WrongItem } from './wrong.js';

/** The first sentence before it is said: a key of the words, and what stands in it. */
export type Lead = { says: 'unknown' | 'none' | 'noSource' | 'noFigures' } | { says: 'unsure'; silent: number } | { says: WrongItem['kind']; item: WrongItem; more: number };

/**
 * What is wrong, in one sentence: the worst of it. That nothing is wrong is said only where everybody who would say so was heard.
 * @param silent feeds of events that were not heard @param none no feed of events is seen @param empty there is no figure
 */
export function leadOf({ known, wrong, silent, none, empty }: { known: boolean; wrong: readonly WrongItem[]; silent: number; none: boolean; empty: boolean }): Lead {
  if (!known) return { says: 'unknown' };
  const [item] = wrong;
  if (!item && none) return { says: 'noSource' };
  if (!item && empty) return { says: 'noFigures' };
  if (!item) return silent > 0 ? { says: 'unsure', silent } : { says: 'none' };
  const critical = wrong.filter((one) => (one.kind === 'event' && one.event.severity === 1) || (one.kind === 'alarm' && one.alarm.priority === 'p1')).length;
  return { says: item.kind, item, more: Math.max(0, critical - 1) };
}
