import type { SessionAnswer } from '@ioc/contracts';

/** What stands where somebody opens a screen: the screen itself, or what has to be done first. */
export type Door = 'open' | 'sign-in' | 'roles' | 'pairing' | 'second-factor';

/** @param at a wall is paired and never asks for a password; everything else is opened by people */
export function doorOf({ demonstration, actor, secondFactor }: SessionAnswer, at: 'wall' | 'desk'): Door {
  if (actor && secondFactor.isDue) return 'second-factor';
  if (at === 'wall') return actor ? 'open' : 'pairing';
  // A screen's right to look opens no desk.
  const isPerson = actor?.grants.some(({ role }) => role !== 'display') ?? false;
  if (isPerson) return 'open';
  return demonstration ? 'roles' : 'sign-in';
}
