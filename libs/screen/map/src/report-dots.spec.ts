import type { EventState } from '@ioc/contracts';
import { expect, it } from 'vitest';
import type { Projection } from './projection.js';
import { reportDots } from './report-dots.js';

const projection = { project: ([lon, lat]) => [lon * 10, lat * 10] } as Projection;
const report = (id: string, more: Partial<EventState> = {}) => ({ id, kind: 'citizen-report', severity: 4, status: 'open', lon: 1, lat: 2, dueAt: 100, ...more }) as EventState;
const dots = (...events: EventState[]) => reportDots(events, projection, { nowMs: 100, selected: 'chosen' }).map(({ id, isLate }) => `${id}${isLate ? ' late' : ''}`);

it('puts late ones on top of those that have time', () => expect(dots(report('late', { dueAt: 99 }), report('a'), report('b'))).toEqual(['a', 'b', 'late late']));
it('calls none late that is closed, or was given no time', () => expect(dots(report('closed', { status: 'closed', dueAt: 1 }), report('free', { dueAt: undefined }))).toEqual(['closed', 'free']));
it('leaves out what has no place, is no small report, or stands for itself', () => {
  expect(dots(report('nowhere', { lat: undefined }), report('severe', { severity: 2 }), report('alert', { kind: 'disaster-alert' }), report('chosen'))).toEqual([]);
});
