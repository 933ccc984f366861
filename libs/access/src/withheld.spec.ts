import { expect, it } from 'vitest';
import { Sight } from './sight.js';
import { untold, withhold } from './withheld.js';

const grant = (role: 'display' | 'operator') => ({ role, components: null, area: null, organisation: null });
const sightOf = (...roles: ('display' | 'operator')[]) => new Sight(roles.map(grant), (area) => [area]);

it('leaves a field out however deep it lies, and says that there was something', () => {
  const answer = { seq: 3, incidents: [{ id: 'SV-1', description: 'ghi chú', owner: { organisation: 'so-y-te', person: 'trưởng ca' } }] };
  expect(withhold(answer, { description: untold, 'owner.person': untold })).toEqual({ seq: 3, incidents: [{ id: 'SV-1', description: untold, owner: { organisation: 'so-y-te', person: untold } }] });
  expect(answer.incidents[0]?.description).toBe('ghi chú');
});

it.each([
  ['what is not there', { cause: null, owner: null }, { cause: null, owner: null }],
  ['the same name under something else', { person: 'tên' }, { person: 'tên' }],
  ['a value of another kind', { cause: { vi: 'mưa', en: 'rain' } }, { cause: { vi: 'mưa', en: 'rain' } }],
  ['a name that every object has', { constructor: 1, toString: 'x' }, { constructor: 1, toString: 'x' }],
])('lets stand %s', (_what, given, left) => {
  expect(withhold(given, { cause: untold, 'owner.person': untold })).toEqual(left);
});

it('looks into what a class made', () => {
  class Made {
    cause = 'mưa';
  }
  expect(withhold({ one: new Made() }, { cause: untold })).toEqual({ one: { cause: untold } });
});

it('empties lists and records', () => {
  expect(withhold({ captured: { note: 'x' }, photos: [{ name: 'a.jpg' }] }, { captured: {}, photos: [] })).toEqual({ captured: {}, photos: [] });
});

it('gives dates and bytes as they are', () => {
  const [at, bytes] = [new Date(0), Buffer.from('x')];
  expect(withhold({ at, bytes }, { cause: untold })).toEqual({ at, bytes });
});

it('is withheld from a screen, from nobody on duty, and from whoever is both', () => {
  expect(Object.keys(sightOf('display').withheld('incident'))).toContain('description');
  expect(sightOf('display').withheld('drill')).toMatchObject({ 'script.timeline': [] });
  expect(sightOf('display').withheld('reading')).toEqual({});
  expect(sightOf('operator').withheld('incident')).toEqual({});
  expect(sightOf('display', 'operator').withheld('incident')).toEqual({});
});
