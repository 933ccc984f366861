import type { Role, SessionAnswer } from '@ioc/contracts';
import { expect, it } from 'vitest';
import { doorOf } from './door.js';

const session = (kind: 'person' | 'display' | 'visitor' | null, roles: Role[] = [], more: Partial<SessionAnswer> = {}): SessionAnswer => ({
  demonstration: false,
  actor: kind && { kind, id: kind, name: '', grants: roles.map((role) => ({ role, components: null, area: null, organisation: null })) },
  rights: [],
  roles: [],
  secondFactor: { has: false, isDue: false },
  ...more,
});
const demonstration = true;

it.each([
  ['nobody in production', session(null), 'pairing', 'sign-in'],
  ['a paired screen', session('display', ['display']), 'open', 'sign-in'],
  ['somebody who signed in', session('person', ['operator']), 'open', 'open'],
  ['somebody whose second factor is due', session('person', ['administrator'], { secondFactor: { has: false, isDue: true } }), 'second-factor', 'second-factor'],
  ['a visitor of the demonstration', session('visitor', ['display'], { demonstration }), 'open', 'roles'],
  ['a visitor with more roles', session('visitor', ['display', 'leader'], { demonstration }), 'open', 'open'],
] as const)('%s is led to where he can go on', (_who, answer, wall, desk) => {
  expect([doorOf(answer, 'wall'), doorOf(answer, 'desk')]).toEqual([wall, desk]);
});
