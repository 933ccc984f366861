import type { Role, SessionAnswer } from '@ioc/contracts';
import { expect, it } from 'vitest';
import { doorOf, type Door } from './door.js';

const session = (kind: 'person' | 'display' | 'visitor' | null, roles: Role[] = [], more: Partial<SessionAnswer> = {}): SessionAnswer => ({
  demonstration: false,
  actor: kind && { kind, id: kind, name: '', grants: roles.map((role) => ({ role, components: null, area: null, organisation: null })) },
  rights: [],
  roles: [],
  provided: false,
  signIn: { provider: null, passkeys: false, step: null },
  secondFactor: { has: false, authenticator: false, isDue: false },
  ...more,
});
const demonstration = true;

it.each<[who: string, answer: SessionAnswer, at: { wall: Door; desk: Door }]>([
  ['nobody in production', session(null), { wall: 'pairing', desk: 'sign-in' }],
  ['a paired screen', session('display', ['display']), { wall: 'open', desk: 'sign-in' }],
  ['somebody who signed in', session('person', ['operator']), { wall: 'open', desk: 'open' }],
  ['somebody whose second factor is due', session('person', ['administrator'], { secondFactor: { has: false, authenticator: false, isDue: true } }), { wall: 'second-factor', desk: 'second-factor' }],
  ['a visitor of the demonstration', session('visitor', ['display'], { demonstration }), { wall: 'open', desk: 'roles' }],
  ['a visitor with more roles', session('visitor', ['display', 'leader'], { demonstration }), { wall: 'open', desk: 'open' }],
])('%s is led to where he can go on', (_who, answer, at) => {
  expect({ wall: doorOf(answer, 'wall'), desk: doorOf(answer, 'desk') }).toEqual(at);
});
