import { expect, it } from 'vitest';
import type { ScoreRecord } from '@ioc/contracts';
import { periodInWords, recordInWords } from './letter-words.js';

const names = { indicator: (id: string) => `[${id}]`, area: (code: string) => `(${code})`, moment: (iso: string) => iso.slice(0, 16) };
const record = (given: Partial<ScoreRecord>): ScoreRecord => ({ kind: 'late', at: '2026-10-12T05:00:00.000Z', until: null, indicator: null, area: null, period: null, where: null, raw: null, reason: null, times: 1, ...given });

it.each([['2026-10', 'tháng 10/2026'], ['2026-W05', 'tuần 5/2026'], ['2026-Q4', 'quý IV/2026']])('%s is %s', (period, words) => {
  expect(periodInWords(period)).toBe(words);
});

it.each([
  [record({ kind: 'late', indicator: 'visits', area: '608', period: '2026-10-11', until: '2026-10-12T11:00:00.000Z' }), ['Đến muộn', '[visits], (608), 2026-10-11', 'hạn 2026-10-12T05:00, đến 2026-10-12T11:00', '']],
  [record({ kind: 'missing', indicator: 'visits', period: '2026-10-18' }), ['Chưa có', '[visits], 2026-10-18', 'hạn 2026-10-12T05:00', '']],
  [record({ kind: 'refused', reason: 'unknown area', where: '/13', raw: '5', times: 3 }), ['Bị từ chối (3 lượt)', '', '2026-10-12T05:00', 'unknown area · /13 · 5']],
  [record({ kind: 'silent', until: '2026-10-12T17:00:00.000Z' }), ['Im lặng', '', 'từ 2026-10-12T05:00 đến 2026-10-12T17:00', '']],
])('%j reads so', (given, words) => expect(recordInWords(given, names)).toEqual(words));
