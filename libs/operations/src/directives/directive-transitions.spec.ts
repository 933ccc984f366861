import { DirectiveEventKind, DirectiveState, type Directive } from '@ioc/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DirectiveEvent } from './directive-event.js';
import { directiveReasons } from './directive-reasons.js';
import { directiveGuards, directiveTransitions } from './directive-transitions.js';
import { directiveWords } from './directive-words.js';
import { stepDirective } from './step-directive.js';

const now = Date.UTC(2026, 10, 27, 8);
const hour = 3_600_000;
const file = (sha256: string) => ({ sha256, name: 'bien-ban.pdf', type: 'application/pdf', bytes: 1000, by: 'Sở GTVT', at: now });

function directive(state: DirectiveState, more: Partial<Directive> = {}): Directive {
  return {
    ...{ id: 'NV-1', group: '6f9c1f62-8d2c-4d0b-9a54-0d6a5d1b2c3d', organisation: 'so-giao-thong', title: 'Thông đường 24', content: 'Điều máy xúc.', evidenceWanted: '', priority: 'p1' },
    ...{ deadline: now + hour, origin: { kind: 'none' }, state, since: now - hour, draftedAt: now - hour, draftedBy: 'Trưởng ca', approvedBy: null, sendAt: null, sentAt: null, doneAt: null },
    ...{ percent: 0, extension: null, extended: 0, overdueSince: null, evidence: [], drill: null, ...more },
  };
}
const asked = { extension: { until: now + 2 * hour, why: 'Mưa', by: 'Sở GTVT', at: now } };
/** Each state as it can come about, so chosen that every guard is met by one and missed by another. */
const standing = (state: DirectiveState): Directive[] => [
  directive(state),
  directive(state, { sendAt: now + 1, approvedBy: 'Chủ tịch', ...asked }),
  directive(state, { sendAt: now, deadline: now }),
  directive(state, { deadline: now, overdueSince: now, evidenceWanted: 'Ảnh', evidence: [file('a')] }),
  directive(state, { evidenceWanted: 'Ảnh' }),
];
const wording = { title: 'Thông đường 24', content: 'Điều hai máy xúc.', evidenceWanted: '', priority: 'p2' as const, deadline: now + hour };
const events: DirectiveEvent[] = [
  { kind: 'edit', ...wording },
  { kind: 'approve', by: 'Chủ tịch', sendAt: now + 10_000 },
  ...(['undo', 'send', 'receive', 'verify'] as const).map((kind) => ({ kind })),
  { kind: 'progress', percent: 40, text: 'Đã thông một làn.' },
  { kind: 'ask-extension', until: now + 2 * hour, why: 'Mưa', by: 'Sở GTVT' },
  { kind: 'ask-extension', until: now, why: 'Mưa', by: 'Sở GTVT' },
  { kind: 'grant-extension', until: now + 2 * hour },
  { kind: 'grant-extension', until: now },
  { kind: 'refuse-extension', why: 'Đường huyết mạch' },
  { kind: 'attach', evidence: file('a') },
  { kind: 'attach', evidence: file('b') },
  { kind: 'report-done', text: 'Đã thông.' },
  { kind: 'return', why: 'Thiếu ảnh' },
  { kind: 'close', result: 'Đạt' },
  { kind: 'withdraw', why: 'Nhầm cơ quan' },
  { kind: 'pass-deadline', deadline: now },
];

/** What must be so whenever an event changes a directive. */
const promises: Partial<Record<DirectiveEventKind, (before: Directive, sinceApprovalMs: number) => boolean>> = {
  send: (_before, sinceApprovalMs) => sinceApprovalMs >= 10_000,
  'report-done': ({ evidenceWanted, evidence }) => evidenceWanted === '' || evidence.length > 0,
  close: ({ state }) => state === 'verified',
};
const promisesOf = (kind: DirectiveEventKind) => promises[kind] ?? (() => true);

describe('the table of directives', () => {
  it('decides every event in every state, and each of its rows decides one', () => {
    const used = new Set<object>();
    for (const state of DirectiveState.options) for (const from of standing(state)) for (const event of events) used.add(stepDirective(from, event, now).row);
    expect(directiveTransitions.filter((row) => !used.has(row))).toEqual([]);
    expect(new Set(events.map(({ kind }) => kind))).toEqual(new Set(DirectiveEventKind.options));
  });

  it.each(directiveTransitions)('$from, $on, $when', (row) => {
    const found = standing(row.from).flatMap((from) => events.map((event) => ({ from, event, taken: stepDirective(from, event, now) }))).filter(({ taken }) => taken.row === row);
    expect(found.length).toBeGreaterThan(0);
    for (const { from, event, taken } of found) {
      expect(directiveGuards[row.when](from, event, now)).toBe(true);
      if ('to' in row) expect(taken).toMatchObject({ outcome: 'changed', directive: { state: row.to, since: row.to === from.state ? from.since : now } });
      else expect(taken).toMatchObject({ outcome: 'stays' in row ? 'unchanged' : 'refused', directive: from, reason: 'stays' in row ? row.stays : row.refused });
    }
  });

  it('has words for each reason it names, and names each reason that has words', () => {
    const named = new Set(directiveTransitions.flatMap((row) => ('to' in row ? [] : ['stays' in row ? row.stays : row.refused])));
    expect([...named].sort()).toEqual(Object.keys(directiveReasons).sort());
  });

  it('holds whatever happens: nothing is sent unapproved or early, done without the evidence that is asked for, or closed unverified', () => {
    const event = fc.constantFrom(...events);
    const wait = fc.constantFrom(0, 1, 9_999, 10_000, hour, 3 * hour);
    fc.assert(
      fc.property(fc.array(fc.tuple(event, wait), { maxLength: 40 }), fc.boolean(), (story, wants) => {
        let [at, stands, approvedAt] = [now, directive('draft', { evidenceWanted: wants ? 'Ảnh' : '' }), -Infinity];
        for (const [one, ms] of story) {
          at += ms;
          const next = stepDirective(stands, one.kind === 'approve' ? { ...one, sendAt: at + 10_000 } : one, at);
          if (next.outcome === 'changed') expect(promisesOf(one.kind)(stands, at - approvedAt)).toBe(true);
          if (next.outcome === 'changed' && one.kind === 'approve') approvedAt = at;
          expect(['draft', 'withdrawn'].includes(next.directive.state) || next.directive.approvedBy !== null).toBe(true);
          stands = next.directive;
        }
      }),
      { numRuns: 2000 },
    );
  });
});

it('says what happened with the deadline in the time of the province', () => {
  expect(directiveWords({ kind: 'pass-deadline', deadline: now }, 'Asia/Ho_Chi_Minh').vi).toBe('Quá hạn 15:00 27/11/26.');
  expect(directiveWords({ kind: 'ask-extension', until: now, why: 'mưa', by: 'x' }, 'Asia/Ho_Chi_Minh').en).toBe('Asks for time until 27/11/2026, 15:00: mưa');
});
