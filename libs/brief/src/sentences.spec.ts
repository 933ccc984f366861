import { describe, expect, it } from 'vitest';
import { at, from, happening, hour, madeFigure, night } from './made-up-night.js';
import { mostSentences, sentencesOf } from './sentences.js';

const said = (facts: Parameters<typeof night>[0]) => sentencesOf(night(facts)).map(({ text }) => text.vi);

describe('a sentence of the morning brief', () => {
  it('says what happened where, since when, and who has it', () => {
    const [sentence] = sentencesOf(night({ events: [happening('a', { severity: 1, title: 'Sạt lở chặn đường', area: '610', organisation: 'so-y-te' })] }));
    expect(sentence?.text).toEqual({ vi: 'Khẩn cấp: Sạt lở chặn đường, Đăk Glei, từ 18:00 ngày 26/11/2026; Sở Y tế.', en: 'Critical: Sạt lở chặn đường, Đăk Glei, since 18:00 on 26/11/2026; Sở Y tế.' });
    expect(sentence).toMatchObject({ rule: 'begun', event: { id: 'a' }, figure: null, source: 'Sở Y tế' });
  });
  it('says of happenings whose feed is silent that they may be otherwise by now', () => {
    const silentSince = new Map([['f', from - hour]]);
    const [sentence] = sentencesOf(night({ silentSince, events: [happening('late', { severity: 3, dueAt: at - hour })] }));
    expect(sentence?.text.vi).toBe('1 việc quá hạn chưa xong; lâu nhất: Việc late, trễ 1 giờ 00; nguồn im từ 16:00 ngày 26/11/2026, có thể đã khác.');
    expect(sentence?.text.en).toContain('1 matter is overdue');
    expect(said({ silentSince: new Map([['f', null]]), events: [happening('new')] })[0]).toContain('nguồn chưa từng trả lời');
  });
  it('counts as begun what was heard of in the night, whenever it began', () => {
    expect(sentencesOf(night({ events: [happening('told late', { startedAt: from - hour, knownSince: from + hour })] }))[0]?.rule).toBe('begun');
  });
  it('says of a figure its target, what it lacks and of when it is', () => {
    const [sentence] = sentencesOf(night({ figures: [madeFigure({ value: 91.7, target: { min: 95 } })] }));
    expect(sentence?.text.vi).toBe('Tỷ lệ rate 91,7\u202f%, mục tiêu ≥95, thiếu 3,3\u202f%; số lúc 05:40.');
    expect(sentence?.text.en).toBe('Rate rate 91.7\u202f%, target ≥95, short by 3.3\u202f%; as of 05:40.');
    expect(sentence?.figure).toMatchObject({ indicator: 'rate', area: '62', value: 91.7, ageFrom: at - hour });
  });
  it.each([
    ['2026-10', 'số tháng 10/2026'],
    ['2026-Q3', 'số quý III/2026'],
    ['2026-11-26', 'số ngày 26/11/2026'],
    ['2026/2027', 'số năm học 2026–2027'],
  ])('names the period of a figure that has one: %s', (period, words) => {
    expect(said({ figures: [madeFigure({ value: 1, target: { min: 2 }, now: { period } })] })[0]).toContain(words);
  });
  it('says that an old number is old, and draws nothing from it', () => {
    const old = madeFigure({ value: 50, was: 99, target: { min: 95 }, now: { freshness: 'stale', ageFrom: at - 3 * hour - 12 * 60_000 } });
    expect(said({ figures: [old] })).toEqual(['Tỷ lệ rate 50,0\u202f% là số cũ 3 giờ 12, chưa dùng để quyết định được.']);
  });
  it('puts ≈ before an estimate, a true minus before a loss, and no unit behind a name that has it', () => {
    expect(said({ figures: [madeFigure({ value: -1.4, was: 2, now: { status: 'estimate' } })] })).toEqual(['Tỷ lệ rate xấu hơn: 2,0\u202f% → ≈−1,4\u202f%; số lúc 05:40.']);
    expect(said({ figures: [madeFigure({ id: 'quá hạn', value: 8, unit: 'tỷ lệ', polarity: 'lower-is-better', target: { max: 0 } })] })).toEqual(['Tỷ lệ quá hạn 8,0, mục tiêu ≤0, vượt 8,0; số lúc 05:40.']);
  });
});

describe('the morning brief', () => {
  it('asks its rules in one order and tells each number once', () => {
    const figures = [
      madeFigure({ id: 'left', value: 90, was: 96, target: { min: 95 } }),
      madeFigure({ id: 'far', value: 10, target: { min: 95 } }),
      madeFigure({ id: 'old', value: 1, now: { freshness: 'stale', ageFrom: at - 50 * hour } }),
      madeFigure({ id: 'reached', value: 97, was: 90, target: { min: 95 } }),
      madeFigure({ id: 'worse', value: 1, was: 2 }),
      madeFigure({ id: 'better', value: 2, was: 1 }),
    ];
    const byArea = [madeFigure({ id: 'area', value: 80, target: { min: 95 }, now: { area: '610' } }), madeFigure({ id: 'area', value: 90, target: { min: 95 }, now: { area: '611' } })];
    const events = [happening('late', { severity: 3, dueAt: at - hour, startedAt: from - hour }), happening('before', { startedAt: from - hour }), happening('new')];
    const sentences = sentencesOf(night({ figures, byArea, events }));
    expect(sentences.map(({ rule }) => rule)).toEqual(['begun', 'still-open', 'overdue', 'left-target', 'off-target', 'silent', 'worst-area', 'reached-target', 'worse', 'better']);
    expect(sentences[6]?.text.vi).toContain('kém nhất ở Đăk Glei: 80,0');
    const keys = sentences.map(({ figure, event }) => figure?.indicator ?? event?.id);
    expect(new Set(keys).size).toBe(keys.length);
  });
  it('has ten sentences at most', () => {
    const old = { freshness: 'stale', ageFrom: at - 50 * hour } as const;
    const two = (make: (n: number) => ReturnType<typeof madeFigure>) => [make(1), make(2)];
    const figures = [...two((n) => madeFigure({ id: `left${n}`, value: 90, was: 96, target: { min: 95 } })), ...two((n) => madeFigure({ id: `far${n}`, value: n, target: { min: 95 } })), ...two((n) => madeFigure({ id: `old${n}`, value: n, now: old }))];
    const events = [happening('a'), happening('b'), happening('c'), happening('before', { startedAt: from - hour }), happening('late', { severity: 3, dueAt: at - hour })];
    const sentences = sentencesOf(night({ figures, events }));
    expect(sentences).toHaveLength(mostSentences);
    expect(sentences.map(({ rule }) => rule)).toEqual(['begun', 'begun', 'begun', 'still-open', 'overdue', 'left-target', 'left-target', 'off-target', 'off-target', 'silent']);
  });
  it('pads nothing: after a night without news it is empty', () => expect(sentencesOf(night({ figures: [madeFigure({ value: 96, target: { min: 95 } })] }))).toEqual([]));
  it('is the same for the same night', () => {
    const facts = night({ figures: [madeFigure({ value: 1, was: 2 })], events: [happening('a'), happening('b')] });
    expect(sentencesOf(facts)).toEqual(sentencesOf(facts));
  });
});
