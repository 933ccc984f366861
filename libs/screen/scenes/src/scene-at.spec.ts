import { describe, expect, it } from 'vitest';
import type { Scene } from '@ioc/contracts';
import { sceneAt, stoodMs, type SceneMoment } from './scene-at.js';

const scene = (id: string, more: Partial<Scene> = {}) => ({ id, layout: 'overview', ...more }) as Scene;
const health = (id: string, more: Partial<Scene> = {}) => ({ id, layout: 'blocks', component: 'health', ...more }) as Scene;
const at = (nowMs: number, more: Partial<SceneMoment> = {}): SceneMoment => ({ nowMs, time: '10:00', events: [], alarms: [], ...more });
const ids = (scenes: Scene[], ...moments: SceneMoment[]) => moments.map((moment) => sceneAt(scenes, moment)?.id);

describe('the scene of a wall', () => {
  const two = [scene('a', { dwell: 'PT30S' }), scene('b', { dwell: 'PT10S' }), scene('asked-for')];
  it('changes by the clock alone, so that all displays change at once', () => {
    expect(ids(two, at(0), at(29_999), at(30_000), at(39_999), at(40_000))).toEqual(['a', 'a', 'b', 'b', 'a']);
  });
  it('is the first one where none has a dwell', () => expect(ids([scene('a'), scene('b')], at(99_000))).toEqual(['a']));
  it('is not there without scenes', () => expect(sceneAt([], at(0))).toBeUndefined());
  it('comes only in its hours, also over midnight', () => {
    const night = [scene('a', { dwell: 'PT10S' }), scene('n', { dwell: 'PT10S', when: { from: '22:00', to: '05:30' } })];
    expect(ids(night, at(15_000, { time: '22:30' }), at(15_000, { time: '05:29' }), at(15_000, { time: '05:30' }))).toEqual(['n', 'n', 'a']);
  });
  it('comes only while something as bad is open, for one component in that one', () => {
    const when = [scene('a', { dwell: 'PT10S' }), health('h', { dwell: 'PT10S', when: { severity: 2 } })];
    const open = (severity: 1 | 2 | 3, component: 'health' | 'feedback') => at(15_000, { events: [{ severity, component }] });
    expect(ids(when, open(2, 'health'), open(3, 'health'), open(1, 'feedback'))).toEqual(['h', 'a', 'a']);
  });
  it('goes on in its next turn where it left off, and says nothing while another stands', () => {
    const stood = (nowMs: number) => stoodMs(two, at(nowMs), 'b');
    expect([stood(30_000), stood(39_000), stood(40_000), stood(70_000), stood(110_500)]).toEqual([0, 9000, null, 10_000, 20_500]);
  });
});
