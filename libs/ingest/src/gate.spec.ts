import { describe, expect, it } from 'vitest';
import { Feed, Indicator, type Reading } from '@ioc/contracts';
import { passGate, type GateContext } from './gate.js';

const indicator = Indicator.parse({
  id: 'beds',
  name: { vi: 'Giường', en: 'Beds' },
  unit: '%',
  polarity: 'neutral',
  cadence: { every: 'PT1H', dueAfter: 'PT15M' },
  possible: [0, 100],
  aggregate: 'mean',
  source: 'health',
});
const feed = Feed.parse({
  id: 'his',
  name: { vi: 'HIS', en: 'HIS' },
  component: 'health',
  organisation: 'health',
  kind: 'http-json',
  poll: { every: 'PT5S' },
  indicators: ['beds'],
  events: ['citizen-report'],
});
const fetchedAtMs = Date.parse('2026-11-23T09:00:00+07:00');
const context: GateContext = {
  feed,
  utcOffset: '+07:00',
  fetchedAtMs,
  indicator: (id) => (id === 'beds' ? indicator : undefined),
  knowsArea: (code) => code === '62',
};
const good: Reading = { indicator: 'beds', area: '62', value: 84.2, at: '2026-11-23T08:58:00+07:00' };
const gate = (...readings: Reading[]) => passGate({ readings, events: [], rejected: [] }, context);

describe('the gate', () => {
  it('lets a good reading pass and works out its times', () => {
    const [item] = gate(good).accepted;
    expect(item?.ageFromMs).toBe(Date.parse(good.at));
    expect(item?.staleAtMs).toBe(Date.parse(good.at) + 75 * 60_000);
  });

  it.each([
    ['an impossible value', { value: 140 }, 'outside of what is possible'],
    ['a value that is no number', { value: Number.NaN }, 'not a finite number'],
    ['an unknown area', { area: '99' }, 'unknown area 99'],
    ['an undeclared indicator', { indicator: 'cats' }, 'unknown indicator cats'],
    ['a clock three hours ahead', { at: '2026-11-23T12:00:00+07:00' }, 'in the future'],
    ['a publication in the future', { at: '2026-11', asOf: '2026-11-23T12:00:00+07:00' }, 'in the future'],
    ['a device clock of 1970', { at: '1970-01-01T00:00:12Z' }, 'before 1990'],
  ])('refuses %s and keeps the rest', (_name, change, reason) => {
    const { accepted, rejected } = gate({ ...good, ...change }, { ...good, at: '2026-11-23T08:00:00+07:00' });
    expect(accepted).toHaveLength(1);
    expect(rejected).toHaveLength(1);
    expect(rejected[0]?.reason).toContain(reason);
  });

  it('keeps "known to be missing" as null, never as 0', () => {
    expect(gate({ ...good, value: null }).accepted[0]?.reading.value).toBeNull();
  });

  it('does not let a figure that is left out take a known one away, but lets it stand in the past', () => {
    const newest = () => ({ value: 80, at: Date.parse('2026-11-23T08:30:00+07:00') });
    const missing = { ...good, value: null };
    const result = passGate({ readings: [missing, { ...missing, at: '2026-11-22T08:00:00+07:00' }], events: [], rejected: [] }, { ...context, newest });
    expect(result.accepted.map(({ reading }) => reading.at)).toEqual(['2026-11-22T08:00:00+07:00']);
    expect(result.rejected[0]?.reason).toContain('the known value stays');
  });

  it('takes a repeated record once and refuses two different values for one place and time', () => {
    expect(gate(good, { ...good }).accepted).toHaveLength(1);
    const { accepted, rejected } = gate(good, { ...good, value: 12 });
    expect(accepted).toHaveLength(0);
    expect(rejected).toHaveLength(2);
  });

  it('gives a period that still runs the rhythm of its source, not the end of the period', () => {
    const [item] = gate({ ...good, at: '2026-11-23' }).accepted;
    expect(item?.ageFromMs).toBe(fetchedAtMs);
    expect(item?.staleAtMs).toBe(fetchedAtMs + 75 * 60_000);
  });

  it('refuses events of an undeclared kind', () => {
    const event = { id: '1', kind: 'fire', title: 'Cháy', severity: 2 as const, status: 'open' as const, startedAt: '2026-11-23T08:00:00+07:00' };
    const result = passGate({ readings: [], events: [event, { ...event, kind: 'citizen-report' }], rejected: [] }, context);
    expect(result.events).toHaveLength(1);
    expect(result.rejected[0]?.reason).toContain('events of kind fire');
  });
});
