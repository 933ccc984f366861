import { accessActions, accessSubjects, Role, type Grant } from '@ioc/contracts';
import { describe, expect, it } from 'vitest';
import { rightsList } from './rights.js';
import { Sight, type Placed } from './sight.js';

const below: Record<string, readonly string[]> = { '62': ['62', '608', '23293'], '608': ['608', '23293'], '23293': ['23293'] };
const sight = (limits: Partial<Grant>) => new Sight([{ role: 'operator', components: null, area: null, organisation: null, ...limits }], (area) => below[area] ?? []);

describe('what a grant lets see', () => {
  it.each<[string, Partial<Grant>, Placed, boolean]>([
    ['everything without a limit', {}, {}, true],
    ['what lies below an area', { area: '608' }, { area: '23293' }, true],
    ['the area itself', { area: '608' }, { area: '608' }, true],
    ['nothing above it', { area: '608' }, { area: '62' }, false],
    ['nothing without a place', { area: '608' }, { component: 'health' }, false],
    ['nothing in an area that is none', { area: '999' }, { area: '999' }, false],
    ['no other component', { components: ['health'] }, { component: 'education' }, false],
    ['nothing without a component', { components: ['health'] }, {}, false],
    ['its own organisation', { organisation: 'so-y-te' }, { organisation: 'so-y-te' }, true],
    ['no other organisation', { organisation: 'so-y-te' }, { organisation: 'so-tai-chinh' }, false],
    ['only what meets every limit', { components: ['health'], area: '608' }, { component: 'health', area: '62' }, false],
  ])('%s', (...[, limits, placed, expected]) => {
    expect(sight(limits).sees('event', placed)).toBe(expected);
  });

  it('is the sum of all grants of an account', () => {
    const two = new Sight([{ role: 'operator', components: null, area: '23293', organisation: null }, { role: 'auditor', components: null, area: null, organisation: null }], (area) => below[area] ?? []);
    expect([two.sees('event', { area: '23293' }), two.sees('event', { area: '62' }), two.mayAll('read', 'audit'), two.mayAll('read', 'event')]).toEqual([true, false, true, false]);
  });

  it('knows of every source that it is alive, and of none what it sent, within an area', () => {
    const own = sight({ area: '608' });
    expect([own.mayAll('read', 'feed'), own.mayTo('trace', 'feed', { component: 'health', organisation: 'so-y-te' })]).toEqual([true, false]);
    const part = sight({ area: '608', components: ['health'] });
    expect([part.sees('feed', { component: 'health' }), part.sees('feed', { component: 'education' })]).toEqual([true, false]);
    expect([own.withheld('feed'), sight({ components: ['health'] }).withheld('feed')]).toEqual([{ fault: '—' }, {}]);
  });

  it.each<[string, Partial<Grant>[], string | null]>([
    ['the province', [{}], null],
    ['one area', [{ area: '608' }], '608'],
    ['one area beside a right that shows no figures', [{ area: '608' }, { role: 'auditor' }], '608'],
    ['the province, though it acts in one area', [{ role: 'administrator' }, { area: '608' }], null],
    ['several areas', [{ area: '608' }, { area: '23293' }], null],
    ['nothing', [{ role: 'auditor', area: '608' }], null],
  ])('is at home in %s', (...[, limits, home]) => {
    expect(new Sight(limits.map((limit) => ({ role: 'operator', components: null, area: null, organisation: null, ...limit })), (area) => below[area] ?? []).home).toBe(home);
  });

  it('leaves what the province is to everybody, however narrow the grant', () => {
    expect(sight({ area: '608', organisation: 'so-y-te' }).mayAll('read', 'reference')).toBe(true);
  });

  it('is nothing without a grant', () => {
    const none = new Sight([], () => []);
    expect(accessSubjects.filter((subject) => accessActions.some((action) => none.may(action, subject)))).toEqual([]);
  });
});

describe('the table of rights', () => {
  it.each(Role.options)('gives %s nothing twice', (role) => {
    const rights = rightsList(role);
    expect(rights.length).toBe(new Set(rights).size);
  });

  it('lets a screen only look', () => {
    expect(rightsList('display').filter((right) => !right.startsWith('read:'))).toEqual([]);
  });

  it('keeps the audit from those who are audited', () => {
    expect(Role.options.filter((role) => rightsList(role).some((right) => right.endsWith(':audit')))).toEqual(['auditor']);
  });

  it('lets administrators make accounts and decide nothing of the province', () => {
    const rights = rightsList('administrator');
    expect(rights).toContain('manage:account');
    expect(rights.filter((right) => /:(?:alarm|incident|directive|procedure|drill)$/.test(right))).toEqual([]);
  });
});
