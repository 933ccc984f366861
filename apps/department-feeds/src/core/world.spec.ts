import { describe, expect, it } from 'vitest';
import { districts, province } from './areas.js';
import { figures } from './figures/figures.js';
import { dayMs, hourMs, localMs } from './vietnam-time.js';
import { createWorld } from './world.js';

/** Monday, 23 November 2026, 10:30 in Kon Tum. */
const monday = localMs(2026, 11, 23) + 10.5 * hourMs;
const areas = [province.code, ...districts.map(({ code }) => code)];

function worldAt(ms: number, seed = 4627) {
  let nowMs = ms;
  const world = createWorld({ seed, now: () => nowMs });
  return { world, pass: (step: number) => (nowMs += step) };
}

describe('the world', () => {
  it('says the same for the same seed and moment, and something else for another seed', () => {
    const [one, two, other] = [worldAt(monday).world, worldAt(monday).world, worldAt(monday, 1).world];
    const values = [...figures.keys()].map((id) => one.value(id, '608'));
    expect([...figures.keys()].map((id) => two.value(id, '608'))).toEqual(values);
    expect([...figures.keys()].map((id) => other.value(id, '608'))).not.toEqual(values);
  });

  it('knows every indicator of the catalogue, for every area, as a finite number within its bounds', () => {
    const { world } = worldAt(monday);
    expect(figures.size).toBe(183);
    for (const [id, figure] of figures) {
      for (const area of areas) {
        for (const atMs of [monday, monday - 3 * hourMs, monday - 40 * dayMs, monday - 900 * dayMs]) {
          const value = world.value(id, area, atMs);
          expect(value, `${id} ${area}`).toSatisfy(Number.isFinite);
          expect(value, `${id} ${area}`).toBeLessThanOrEqual(figure.max);
          expect(value, `${id} ${area}`).toBeGreaterThanOrEqual(figure.spread === 'sum' ? 0 : figure.min);
        }
      }
    }
  });

  it('names an indicator or an area that it does not have', () => {
    const { world } = worldAt(monday);
    expect(() => world.value('no-such', '62')).toThrow('no-such');
    expect(() => world.value('fires', '999')).toThrow('999');
  });

  it('lets the districts add up to the province', () => {
    const { world } = worldAt(monday);
    for (const id of ['tthc-received', 'students', 'dengue-cases', 'tourist-arrivals']) {
      const sum = districts.reduce((total, { code }) => total + world.value(id, code), 0);
      expect(world.value(id, '62'), id).toBe(sum);
    }
  });

  it('counts up through a day and begins again at midnight', () => {
    const { world } = worldAt(monday);
    const midnight = localMs(2026, 11, 23);
    const hours = Array.from({ length: 24 }, (_, h) => world.value('tthc-received', '62', midnight + h * hourMs));
    expect(hours).toEqual([...hours].sort((a, b) => a - b));
    expect(hours[0]).toBe(0);
    expect(hours[23]).toBeGreaterThan(1000);
    expect(world.value('tthc-received', '62', midnight + dayMs)).toBe(0);
  });

  it('never lets rare happenings vanish within their period', () => {
    const { world } = worldAt(monday);
    const counts = Array.from({ length: 96 }, (_, q) =>
      world.value('dengue-cases', '62', localMs(2026, 9, 9) + q * (hourMs / 4)),
    );
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts.at(-1)).toBeGreaterThan(0);
  });

  it('follows office hours and weekends', () => {
    const { world } = worldAt(monday);
    const received = (from: number, to: number) =>
      world.value('tthc-received', '62', to) - world.value('tthc-received', '62', from);
    const nine = localMs(2026, 11, 24) + 9 * hourMs;
    expect(received(nine, nine + hourMs)).toBeGreaterThan(10 * received(nine - 6 * hourMs, nine - 5 * hourMs));
    const [sunday, tuesday] = [localMs(2026, 11, 23) - 1, localMs(2026, 11, 25) - 1];
    expect(world.value('tthc-received', '62', tuesday)).toBeGreaterThan(
      10 * world.value('tthc-received', '62', sunday),
    );
    expect(world.value('lgsp-calls', '62', nine)).toBeGreaterThan(
      3 * world.value('lgsp-calls', '62', nine - 7 * hourMs),
    );
  });

  it('keeps near the anchors of the plan and grows slowly', () => {
    const { world } = worldAt(monday);
    expect(world.value('av-managed-computers', '62')).toBeGreaterThan(1_700);
    expect(world.value('av-managed-computers', '62')).toBeLessThan(1_900);
    expect(world.value('cameras-total', '62')).toBe(12);
    const year2022 = [2, 5, 8, 11].reduce(
      (sum, month) => sum + world.value('grdp-value', '62', localMs(2022, month, 15)),
      0,
    );
    expect(Math.abs(year2022 / 17_631 - 1)).toBeLessThan(0.1);
    expect(world.value('grdp-value', '62', localMs(2026, 8))).toBeGreaterThan(
      world.value('grdp-value', '62', localMs(2023, 8)),
    );
  });
});

describe('pins', () => {
  it('win from the moment when they were set and leave history alone', () => {
    const { world, pass } = worldAt(monday);
    const before = world.value('tthc-overdue', '62', monday - hourMs);
    world.pin('lgsp-tthc', { indicator: 'tthc-overdue', area: '62', value: 4321 });
    pass(1000);
    expect(world.value('tthc-overdue', '62')).toBe(4321);
    expect(world.pinned('tthc-overdue', '62')).toBe(4321);
    expect(world.value('tthc-overdue', '62', monday - hourMs)).toBe(before);
  });

  it('win for the newest period of a periodic figure although it ended before', () => {
    const { world } = worldAt(monday);
    world.pin('gso-sdmx', { indicator: 'cpi-yoy', area: '62', value: 9.9 });
    const end = localMs(2026, 11) - 1;
    expect(world.view('gso-sdmx').latest('cpi-yoy', '62', end)).toBe(9.9);
    expect(world.view('gso-sdmx').value('cpi-yoy', '62', end)).not.toBe(9.9);
  });

  it('of a district move the province by the difference', () => {
    const { world } = worldAt(monday);
    const [province, city] = [world.value('tthc-overdue', '62'), world.value('tthc-overdue', '608')];
    world.pin('lgsp-tthc', { indicator: 'tthc-overdue', area: '608', value: city + 100 });
    expect(world.value('tthc-overdue', '62')).toBe(province + 100);
    expect(world.value('tthc-overdue', '610')).toBe(worldAt(monday).world.value('tthc-overdue', '610'));
  });

  it('and modes are gone after a reset, and listeners hear of each change', () => {
    const { world } = worldAt(monday);
    const heard: string[] = [];
    world.onControl((feed) => heard.push(feed));
    const natural = world.value('fires', '62');
    world.pin('police-daily', { indicator: 'fires', area: '62', value: 99 });
    world.setMode('gso-sdmx', 'hang');
    world.reset();
    expect(world.value('fires', '62')).toBe(natural);
    expect(world.mode('gso-sdmx')).toBe('ok');
    expect(heard).toEqual(['police-daily', 'gso-sdmx', '*', 'gso-sdmx']);
  });
});

describe('a view', () => {
  it('of a stale feed stands still, also against pins that come later', () => {
    const { world, pass } = worldAt(monday);
    world.pin('lgsp-tthc', { indicator: 'tthc-overdue', area: '62', value: 10 });
    world.setMode('lgsp-tthc', 'stale');
    const received = world.view('lgsp-tthc').value('tthc-received', '62');
    pass(2 * hourMs);
    world.pin('lgsp-tthc', { indicator: 'tthc-overdue', area: '62', value: 20 });
    const view = world.view('lgsp-tthc');
    expect(view.now()).toBe(monday);
    expect(view.value('tthc-received', '62')).toBe(received);
    expect(view.value('tthc-overdue', '62')).toBe(10);
    expect(world.view('his-hourly').now()).toBe(monday + 2 * hourMs);
    world.setMode('lgsp-tthc', 'ok');
    expect(world.view('lgsp-tthc').value('tthc-overdue', '62')).toBe(20);
  });

  it('of a feed with a skewed clock is three hours ahead', () => {
    const { world } = worldAt(monday);
    world.setMode('his-hourly', 'clock-skew');
    expect(world.view('his-hourly').now()).toBe(monday + 3 * hourMs);
  });
});
