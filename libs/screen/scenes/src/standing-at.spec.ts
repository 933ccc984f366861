import { describe, expect, it } from 'vitest';
import type { Scene, Takeover, WallOrder } from '@ioc/contracts';
import { nextAt, standingAt, type StandingMoment } from './standing-at.js';

const scene = (id: string, dwell?: string) => ({ id, layout: 'overview', ...(dwell && { dwell }) }) as Scene;
const scenes = [scene('a', 'PT30S'), scene('b', 'PT10S'), scene('cameras'), scene('asked')];
const takeovers: Takeover[] = [
  { severity: 1, nearKm: 2, scene: 'cameras', dwell: 'PT60S' },
  { severity: 2, scene: 'asked', dwell: 'PT20S' },
];
const event = (severity: 1 | 2 | 3, knownSince: number, more: object = {}) => ({ id: `f/${severity}`, severity, component: 'health' as const, title: 't', knownSince, ...more });
const order = (more: Partial<WallOrder> = {}): WallOrder => ({ id: 'o', display: 'wall', content: { scene: 'b' }, by: 'x', why: '', at: 0, until: null, firm: false, drill: null, ...more });
const cameras = [{ id: 'camera-07', lat: 14.35, lon: 108, state: 'live' as const }];
const at = (nowMs: number, more: Partial<StandingMoment> = {}) =>
  standingAt({ scenes, turns: scenes, takeovers }, { nowMs, time: '10:00', events: [], alarms: [], cameras, asked: null, order: null, ...more });
const near = event(1, 100_000, { lat: 14.35, lon: 108.001 });

describe('what stands on a wall', () => {
  it('is the turn of the clock where nobody says anything', () => expect(at(35_000)).toEqual({ by: 'turns', content: { scene: 'b' }, until: 40_000 }));
  it('goes to an event from the moment that it is known, with its nearest camera, and returns to where the clock is by then', () => {
    const seen = [99_999, 100_000, 159_999, 160_000].map((now) => at(now, { events: [near] }));
    const taken = { by: 'takeover', content: { scene: 'cameras', event: 'f/1', camera: 'camera-07' }, until: 160_000 };
    const turn = (until: number) => ({ by: 'turns', content: { scene: 'a' }, until });
    expect(seen).toEqual([turn(110_000), taken, taken, turn(190_000)]);
  });
  it('is taken over by an alarm until its dwell is over or somebody has acknowledged it, by its event too', () => {
    const rules: Takeover[] = [{ alarm: 'p1', nearKm: 2, scene: 'cameras', dwell: 'PT60S' }, { alarm: 'p1', rules: ['slide'], scene: 'asked', dwell: 'PT60S' }, ...takeovers];
    const alarm = { id: 'slide/1', rule: 'slide', priority: 'p1' as const, acknowledged: false, since: 101_000, events: ['f/1'], drill: null };
    const seen = (nowMs: number, more: Partial<StandingMoment>) => {
      const standing = standingAt({ scenes, turns: scenes, takeovers: rules }, { nowMs, time: '10:00', events: [near], alarms: [alarm], cameras, asked: null, order: null, ...more });
      return standing?.by === 'takeover' ? standing.content : standing?.by;
    };
    expect([seen(101_000, {}), seen(160_999, {}), seen(161_000, {})]).toEqual([{ scene: 'cameras', event: 'f/1', camera: 'camera-07' }, { scene: 'cameras', event: 'f/1', camera: 'camera-07' }, 'turns']);
    expect(seen(101_000, { alarms: [{ ...alarm, acknowledged: true }] })).toBe('turns');
    // Without an event to look at, only the rule that names it.
    expect(seen(101_000, { events: [], alarms: [{ ...alarm, events: [] }] })).toEqual({ scene: 'asked' });
    expect(seen(101_000, { events: [], alarms: [{ ...alarm, events: [], rule: 'other' }] })).toBe('turns');
    expect(seen(101_000, { events: [], alarms: [{ ...alarm, priority: 'p2' }] })).toBe('turns');
  });
  it('is taken over by a drill where nothing that is so asks for it, and given up at once when something does', () => {
    const rules: Takeover[] = [{ alarm: 'p2', rules: ['slide'], scene: 'cameras', dwell: 'PT60S' }, { alarm: 'p2', scene: 'asked', dwell: 'PT60S' }];
    const drilled = { id: 'slide/1/drill/DT-1/s', rule: 'slide', priority: 'p1' as const, acknowledged: false, since: 101_000, events: [], drill: 'DT-1' };
    const real = { ...drilled, id: 'river/1', rule: 'river', priority: 'p2' as const, drill: null };
    const shown = (alarms: StandingMoment['alarms'], ordered: WallOrder | null = null) => standingAt({ scenes, turns: scenes, takeovers: rules }, { nowMs: 102_000, time: '10:00', events: [], alarms, cameras, asked: null, order: ordered })?.content.scene;
    expect([shown([drilled]), shown([drilled, real]), shown([real, drilled])]).toEqual(['cameras', 'asked', 'asked']);
    // What a person ordered stays; what a drill ordered gives way to whatever is so.
    expect([shown([drilled], order()), shown([real], order()), shown([real], order({ drill: 'DT-1' })), shown([drilled], order({ drill: 'DT-1' }))]).toEqual(['b', 'b', 'asked', 'b']);
  });
  it('goes to another scene where no camera is near', () => expect(at(101_000, { events: [event(1, 100_000)] })?.content.scene).toBe('asked'));
  it('is not taken over by what is less severe, nor by an event of which nobody noted when it became known', () => {
    expect(at(101_000, { events: [event(3, 100_000), { ...near, knownSince: undefined }] })?.by).toBe('turns');
  });
  it('is the worst of several events, and of equals the newest', () => {
    const events = [event(2, 100_000), { ...event(2, 105_000), id: 'f/new' }];
    expect(at(106_000, { events })?.content.event).toBe('f/new');
    expect(at(106_000, { events: [...events, near] })?.content.event).toBe('f/1');
  });
  it('follows the address before a firm order, that before a critical event, that before an order, that before a lesser event', () => {
    const asked = { scene: 'asked' };
    const events = [near];
    expect(at(101_000, { asked, order: order({ firm: true }), events })?.by).toBe('address');
    expect(at(101_000, { order: order({ firm: true }), events })?.by).toBe('order');
    expect(at(101_000, { order: order(), events })?.by).toBe('takeover');
    expect(at(101_000, { order: order(), events: [event(2, 100_000)] })?.by).toBe('order');
    expect(at(101_000, { events: [event(2, 100_000)] })?.by).toBe('takeover');
  });
  it('is what was put up for the very event that takes the wall', () => {
    const own = order({ content: { scene: 'cameras', camera: 'camera-03', event: 'f/1' } });
    expect(at(101_000, { order: own, events: [near] })).toMatchObject({ by: 'order', content: { camera: 'camera-03' } });
    expect(at(101_000, { order: own, events: [{ ...near, id: 'f/other' }] })?.by).toBe('takeover');
  });
  it('returns to its turns when the time of an order is over', () => {
    const timed = { order: order({ until: 40_000, content: { scene: 'asked' } }) };
    expect([at(39_999, timed)?.by, at(40_000, timed)?.by]).toEqual(['order', 'turns']);
  });
  it('passes over a scene that is no longer there', () => expect(at(0, { order: order({ content: { scene: 'gone' } }) })?.by).toBe('turns'));
  it('says what comes then: after a turn the next one, after an order or a takeover whatever has its turn by then, after the address nothing', () => {
    const then = (nowMs: number, more: Partial<StandingMoment> = {}) => {
      const moment = { nowMs, time: '10:00', events: [], alarms: [], cameras, asked: null, order: null, ...more };
      return nextAt({ scenes, turns: scenes, takeovers }, moment, standingAt({ scenes, turns: scenes, takeovers }, moment)?.until ?? null);
    };
    expect([then(0), then(35_000), then(0, { order: order({ until: 31_000, content: { scene: 'asked' } }) }), then(101_000, { events: [near] }), then(0, { asked: { scene: 'asked' } }), then(0, { order: order() })]).toEqual(['b', 'a', 'b', 'a', null, null]);
  });
});
