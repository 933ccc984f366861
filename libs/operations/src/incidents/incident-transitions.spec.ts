import { IncidentEventKind, IncidentState, type Incident } from '@ioc/contracts';
import { describe, expect, it } from 'vitest';
import type { IncidentEvent } from './incident-event.js';
import { incidentReasons } from './incident-reasons.js';
import { incidentGuards, incidentTransitions, type IncidentRow } from './incident-transitions.js';
import { stepIncident } from './step-incident.js';

const now = Date.UTC(2026, 10, 27, 8);
const linked = (id: string) => ({ id, state: 'unacknowledged', since: now - 1000, from: 7 });
const incident = (state: IncidentState): Incident => ({
  ...{ id: 'SV-1', title: 'Sạt lở', description: '', severity: 2, state, since: now - 5000, openedAt: now - 5000, openedBy: 'Trực ban' },
  ...{ owner: state === 'open' ? null : { organisation: 'so-giao-thong', person: 'Trực ban Sở GTVT' }, place: null },
  ...{ alarms: [linked('a/62'), linked('b/62')], events: ['feed/1'], mergedInto: state === 'merged' ? 'SV-9' : null, splitFrom: null, cause: null, lesson: null, reopened: 0, drill: 'DT-1' },
});

/** Events of each kind, so chosen that every guard is met by one and missed by another. */
const events: IncidentEvent[] = [
  { kind: 'assign', organisation: 'so-giao-thong', person: 'Trực ban Sở GTVT' },
  { kind: 'assign', organisation: 'so-y-te', person: 'Trực ban Sở Y tế' },
  { kind: 'begin' },
  { kind: 'resolve', how: 'Đã thông đường.' },
  { kind: 'reopen', why: 'Lại sạt.' },
  { kind: 'close', cause: 'Mưa lớn.', lesson: 'Rào sớm hơn.' },
  { kind: 'close', cause: ' ', lesson: 'Rào sớm hơn.' },
  { kind: 'close', cause: 'Mưa lớn.', lesson: ' ' },
  { kind: 'comment', text: 'Đã gọi.' },
  { kind: 'set-severity', severity: 1, why: '' },
  { kind: 'set-severity', severity: 2, why: '' },
  { kind: 'set-place', place: { area: '610', point: null, text: 'Km 1440' } },
  { kind: 'link', alarms: [linked('a/62')], events: [] },
  { kind: 'link', alarms: [linked('c/62')], events: ['feed/1', 'feed/2'] },
  { kind: 'unlink', alarms: ['a/62'], events: [] },
  { kind: 'unlink', alarms: ['z/62'], events: [] },
  { kind: 'merge', into: 'SV-1' },
  { kind: 'merge', into: 'SV-9' },
  { kind: 'merge', into: 'SV-8' },
  { kind: 'take-in', from: 'SV-2', alarms: [linked('d/62')], events: [] },
  { kind: 'give-out', to: 'SV-3', alarms: ['b/62'], events: ['feed/1'] },
  { kind: 'give-out', to: 'SV-3', alarms: ['z/62'], events: [] },
  { kind: 'alarm-changed', alarm: 'a/62', number: 9, state: 'acknowledged', at: now, said: { vi: 'Đã xác nhận.', en: 'Acknowledged.' } },
  { kind: 'alarm-changed', alarm: 'z/62', number: 9, state: 'acknowledged', at: now, said: { vi: 'Đã xác nhận.', en: 'Acknowledged.' } },
  { kind: 'drill-over', drill: 'DT-1' },
  { kind: 'drill-over', drill: 'DT-2' },
  { kind: 'procedure-said', run: 'QT-1', said: { vi: 'Bước 1 xong.', en: 'Step 1 done.' } },
];
const nameOf = ({ from, on, when }: IncidentRow) => `${from} · ${on} · ${when}`;

describe('the table of incidents', () => {
  it.each(IncidentState.options.flatMap((from) => IncidentEventKind.options.map((on) => [from, on] as const)))('says what becomes of %s on %s, whatever holds', (from, on) => {
    const rows = incidentTransitions.filter((row) => row.from === from && row.on === on);
    expect(rows.at(-1)?.when).toBe('otherwise');
    expect(new Set(rows.map(({ when }) => when)).size).toBe(rows.length);
  });

  it('refuses and stays by reasons that have words, and leaves no word and no guard unused', () => {
    const used = incidentTransitions.flatMap((row) => ('stays' in row ? [row.stays] : 'refused' in row ? [row.refused] : []));
    expect([...new Set(used)].sort()).toEqual(Object.keys(incidentReasons).sort());
    expect([...new Set(incidentTransitions.map(({ when }) => when))].sort()).toEqual(Object.keys(incidentGuards).sort());
  });

  it.each(incidentTransitions.map((row) => [nameOf(row), row] as const))('does what the row %s says', (_name, row) => {
    const steps = events.filter(({ kind }) => kind === row.on).map((event) => ({ event, step: stepIncident(incident(row.from), event, now) }));
    const taken = steps.filter(({ step }) => step.row === row);
    // A row that no event reaches could say anything.
    expect(taken).not.toEqual([]);
    for (const { step } of taken) {
      if ('to' in row) expect([step.outcome, step.incident.state, step.incident.since]).toEqual(['changed', row.to, row.to === row.from ? now - 5000 : now]);
      else expect([step.outcome, step.incident, 'reason' in step && step.reason]).toEqual(['stays' in row ? 'unchanged' : 'refused', incident(row.from), 'stays' in row ? row.stays : row.refused]);
    }
  });
});

describe('an incident', () => {
  const after = (state: IncidentState, event: IncidentEvent) => stepIncident(incident(state), event, now).incident;

  it('gives everything to the one that it is merged into', () => {
    expect(after('assigned', { kind: 'merge', into: 'SV-9' })).toMatchObject({ mergedInto: 'SV-9', alarms: [], events: [] });
    expect(after('open', { kind: 'take-in', from: 'SV-2', alarms: [linked('a/62'), linked('d/62')], events: ['feed/2'] }).alarms.map(({ id }) => id)).toEqual(['a/62', 'b/62', 'd/62']);
  });

  it('keeps what it does not give out when it is split', () => {
    const { alarms, events: left } = after('in-progress', { kind: 'give-out', to: 'SV-3', alarms: ['b/62'], events: ['feed/1'] });
    expect([alarms.map(({ id }) => id), left]).toEqual([['a/62'], []]);
  });

  it('says cause and lesson anew each time that it is closed', () => {
    const closed = stepIncident(incident('resolved'), { kind: 'close', cause: ' Mưa lớn. ', lesson: 'Rào sớm hơn.' }, now).incident;
    expect(closed).toMatchObject({ state: 'closed', cause: 'Mưa lớn.', lesson: 'Rào sớm hơn.' });
    expect(stepIncident(closed, { kind: 'reopen', why: 'Lại sạt.' }, now + 1).incident).toMatchObject({ state: 'in-progress', reopened: 1, cause: null, lesson: null });
  });

  it('follows its alarms, and knows up to which change', () => {
    const changed = after('open', { kind: 'alarm-changed', alarm: 'a/62', number: 9, state: 'acknowledged', at: now, said: { vi: 'x', en: 'x' } });
    expect(changed.alarms).toEqual([{ id: 'a/62', state: 'acknowledged', since: now, from: 9 }, linked('b/62')]);
  });
});
