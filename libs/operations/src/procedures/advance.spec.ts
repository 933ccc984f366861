import { Procedure, type ProcedureRun } from '@ioc/contracts';
import { describe, expect, it } from 'vitest';
import { advance, beginRun } from './advance.js';
import type { RunEvent } from './run-event.js';
import { runReasons } from './run-reasons.js';

const words = (text: string) => ({ vi: text, en: text });
const step = (id: string, more: object = {}) => ({ id, name: words(id), who: { post: 'truc-ban' }, ...more });
const flood = Procedure.parse({
  id: 'flood',
  name: words('flood'),
  purpose: words('flood'),
  steps: [
    step('open', { work: { kind: 'open-incident' }, within: 'PT1M' }),
    step('look', {
      within: 'PT15M',
      from: 'start',
      captures: [
        { kind: 'number', id: 'level', name: words('level'), unit: 'm' },
        { kind: 'choice', id: 'road', name: words('road'), choices: [{ id: 'open', name: words('open') }, { id: 'cut', name: words('cut') }] },
        { kind: 'text', id: 'note', name: words('note'), required: false },
        { kind: 'photo-later', id: 'photo', name: words('photo') },
      ],
      next: [{ when: { field: 'road', is: 'cut' }, to: 'detour' }, { when: { field: 'level', atLeast: 3 }, to: 'evacuate' }, { when: { field: 'level', below: 1 }, to: 'end' }],
    }),
    step('warn', { within: 'PT30M', from: 'look', next: [{ to: 'look' }] }),
    step('evacuate', { within: 'PT2H', next: [{ to: 'end' }] }),
    step('detour'),
  ],
});

const start = Date.UTC(2026, 10, 27, 8);
const minute = 60_000;
const begun = beginRun({ id: 'QT-1', procedure: flood, startedBy: 'Trực ban', alarm: null, incident: null, drill: null }, start);
const opened: RunEvent = { kind: 'executed', step: 'open', visit: 1, incident: 'SV-1', said: words('SV-1') };
const looked = (captured: Record<string, number | string>): RunEvent => ({ kind: 'complete', step: 'look', by: 'Trực ban', captured, note: '' });
const passed: RunEvent = { kind: 'time-passed' };

/** A story: each event at its minute; it must be taken. */
function after(...events: [RunEvent, number][]): ProcedureRun {
  return events.reduce((run, [event, minutes]) => {
    const advanced = advance(run, event, start + minutes * minute);
    expect(advanced).toMatchObject({ outcome: 'changed' });
    return advanced.run;
  }, begun);
}
const at = ({ state, current }: ProcedureRun) => current?.step ?? state;

describe('a procedure', () => {
  it('begins at its first step, and goes on when the centre has done it', () => {
    expect(begun.current).toEqual({ step: 'open', visit: 1, since: start, dueAt: start + minute, overdue: false, failure: null });
    const run = after([opened, 1]);
    expect([at(run), run.incident]).toEqual(['look', 'SV-1']);
  });

  it.each([
    [{ level: 2, road: 'open' }, 'warn'],
    [{ level: 3, road: 'open' }, 'evacuate'],
    [{ level: 0.9, road: 'open' }, 'done'],
    // The first branch that holds decides.
    [{ level: 5, road: 'cut' }, 'detour'],
  ])('takes by %j the branch to %s', (captured, expected) => {
    const run = after([opened, 1], [looked(captured), 5]);
    expect(at(run)).toBe(expected);
    expect(run.captured).toEqual(captured);
  });

  it('ends after its last step, and where a branch says so', () => {
    expect(after([opened, 1], [looked({ level: 5, road: 'cut' }), 2], [{ kind: 'complete', step: 'detour', by: 'x', captured: {}, note: '' }, 3])).toMatchObject({ state: 'done', current: null, endedAt: start + 3 * minute });
  });

  it('may come to a step again: that is another visit, with a timer of its own kind', () => {
    const run = after([opened, 1], [looked({ level: 2, road: 'open' }), 5], [{ kind: 'complete', step: 'warn', by: 'x', captured: {}, note: '' }, 8]);
    expect(run.current).toMatchObject({ step: 'look', visit: 2, dueAt: start + 15 * minute });
    expect(run.done.map(({ step: id, visit, to }) => [id, visit, to])).toEqual([['open', 1, 'look'], ['look', 1, 'warn'], ['warn', 1, 'look']]);
  });

  it('counts time from its start, from a step, or from here', () => {
    const one = after([opened, 4]);
    expect(one.current?.dueAt).toBe(start + 15 * minute);
    expect(after([opened, 4], [looked({ level: 2, road: 'open' }), 9]).current?.dueAt).toBe(start + 39 * minute);
    expect(after([opened, 4], [looked({ level: 4, road: 'open' }), 9]).current?.dueAt).toBe(start + 129 * minute);
    expect(after([opened, 4], [looked({ level: 4, road: 'cut' }), 9]).current?.dueAt).toBeNull();
  });

  it('says once that a step is overdue, not a moment early, and remembers it', () => {
    const run = after([opened, 1]);
    expect(advance(run, passed, start + 15 * minute - 1)).toMatchObject({ outcome: 'unchanged', reason: 'not-due' });
    const late = after([opened, 1], [passed, 15]);
    expect(late.current?.overdue).toBe(true);
    expect(advance(late, passed, start + 16 * minute)).toMatchObject({ outcome: 'unchanged', reason: 'said-already' });
    expect(after([opened, 1], [passed, 15], [looked({ level: 0, road: 'open' }), 20]).done.at(-1)?.overdue).toBe(true);
    // Whoever is late is late, whether or not the clock has said so yet.
    expect(after([opened, 1], [looked({ level: 0, road: 'open' }), 20]).done.at(-1)?.overdue).toBe(true);
  });

  it.each([
    [{ road: 'open' }, 'data-missing', 'level'],
    [{ level: 2 }, 'data-missing', 'road'],
    [{ level: '2', road: 'open' }, 'data-unfit', 'level'],
    [{ level: 2, road: 'shut' }, 'data-unfit', 'road'],
    [{ level: 2, road: 'open', note: 5 }, 'data-unfit', 'note'],
    [{ level: 2, road: 'open', photo: 'anh.jpg' }, 'data-unfit', 'photo'],
    [{ level: 2, road: 'open', colour: 'red' }, 'data-unfit', 'colour'],
  ])('does not take %j: %s %s', (captured, reason, which) => {
    const run = after([opened, 1]);
    expect(advance(run, looked(captured as Record<string, number | string>), start)).toEqual({ outcome: 'refused', run, reason, which });
  });

  it.each<[RunEvent, ProcedureRun, string]>([
    [{ kind: 'complete', step: 'open', by: 'x', captured: {}, note: '' }, begun, 'automatic'],
    [looked({ level: 1, road: 'open' }), begun, 'not-this-step'],
    [{ ...opened, visit: 2 } as RunEvent, begun, 'not-this-step'],
    [opened, advance(begun, { kind: 'stop', by: 'x', why: 'nhầm' }, start).run, 'run-over'],
    [passed, advance(begun, { kind: 'stop', by: 'x', why: 'nhầm' }, start).run, 'run-over'],
  ])('does not take %j out of its turn', (event, run, reason) => {
    const advanced = advance(run, event, start);
    expect(advanced).toMatchObject({ run, reason });
    expect(runReasons[reason as keyof typeof runReasons].vi).not.toBe('');
  });

  it('takes a picture for a field that asks for one, once, also when everything is over', () => {
    const photo = { field: 'photo', sha256: 'a'.repeat(64), name: 'anh.jpg', type: 'image/jpeg', bytes: 1, by: 'Trực ban', at: start };
    const sent = (run: ProcedureRun, field = 'photo') => advance(run, { kind: 'add-photo', by: 'Trực ban', photo: { ...photo, field } }, start);
    const over = after([opened, 1], [looked({ level: 0.5, road: 'open' }), 5]);
    for (const run of [begun, over]) {
      const taken = sent(run);
      expect(taken).toMatchObject({ outcome: 'changed', run: { state: run.state, photos: [photo] } });
      expect(sent(taken.run)).toMatchObject({ outcome: 'unchanged', reason: 'said-already' });
    }
    expect(sent(begun, 'note')).toMatchObject({ outcome: 'refused', reason: 'no-such-field', which: 'note' });
  });

  it('keeps why the centre could not do a step, and lets a person skip it with a reason', () => {
    const failed: RunEvent = { kind: 'failed', step: 'open', visit: 1, why: 'no such alarm' };
    const run = after([failed, 1]);
    expect(run.current?.failure).toBe('no such alarm');
    expect(advance(run, failed, start + minute)).toMatchObject({ outcome: 'unchanged', reason: 'said-already' });
    expect(after([failed, 1], [{ kind: 'skip', step: 'open', by: 'Trực ban', why: 'đã mở bằng tay' }, 2]).done[0]).toMatchObject({ skipped: true, note: 'đã mở bằng tay', to: 'look' });
  });
});
