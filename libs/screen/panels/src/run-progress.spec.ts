import type { IncidentAnswer, RunAnswer } from '@ioc/contracts';
import { expect, it } from 'vitest';
import { progressOf } from './run-progress.js';

const words = (text: string) => ({ vi: text, en: text });
const steps = ['open', 'look', 'tell'].map((id) => ({ id, name: words(id), who: { post: 'duty' } }));
const run = (id: string, step: string | null, more: object = {}) => ({ id, procedure: { steps }, alarm: null, incident: null, current: step === null ? null : { step, dueAt: null }, ...more }) as unknown as RunAnswer;
const incidents = [{ id: 'SV-1', alarms: [{ id: 'slide/62' }] }] as unknown as IncidentAnswer[];
const progress = (...runs: RunAnswer[]) => progressOf({ id: 'slide/62' }, { runs, incidents });

it.each([
  ['for the alarm itself', run('QT-1', 'look', { alarm: 'slide/62' }), [2, 3, 'look']],
  ['for the incident that it belongs to', run('QT-1', 'tell', { incident: 'SV-1' }), [3, 3, 'tell']],
])('says how far a procedure has come that runs %s', (_name, one, expected) => {
  const found = progress(one);
  expect([found?.nth, found?.of, found?.name.vi]).toEqual(expected);
});

it('is silent of what runs for something else, and of what is over', () => {
  expect([progress(run('QT-1', 'look', { alarm: 'slide/608' })), progress(run('QT-1', 'look', { incident: 'SV-2' })), progress(run('QT-1', null, { alarm: 'slide/62' }))]).toEqual([null, null, null]);
});

it('names of several the one whose step is due first', () => {
  const due = (dueAt: number | null) => ({ incident: 'SV-1', current: { step: 'look', dueAt } });
  expect(progress(run('QT-1', 'look', due(null)), run('QT-2', 'look', due(9)), run('QT-3', 'look', due(5)))?.run).toBe('QT-3');
});
