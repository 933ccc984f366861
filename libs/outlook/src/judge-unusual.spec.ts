import type { Outlook } from '@ioc/contracts';
import { describe, expect, it } from 'vitest';
import { judgeUnusual, unusualSentence, type Sayable } from './judge-unusual.js';
import { thursday } from './made-up-series.js';

const dayMs = 86_400_000;
const outlook: Outlook = {
  ...{ indicator: 'visits', area: '62', unit: 'lượt', step: 'day', level: 0.9973, madeAt: 0, model: { name: 'm', version: '1' } },
  history: { from: thursday - 168 * dayMs, to: thursday, steps: 168, filled: 0, seasons: [7] },
  points: [{ from: thursday, to: thursday + dayMs, value: 885, lower: 780, upper: 990 }],
  ...{ periodEndsAt: thursday + 5 * dayMs, simulated: false, none: null },
};
const at = (value: number, more: object = {}) => ({ value, startsAt: thursday, grows: false, ...more });

describe('a value', () => {
  it.each<[number, 'above' | 'below' | 'either', number | undefined, boolean]>([
    [991, 'either', undefined, true],
    [990, 'either', undefined, false],
    [780, 'either', undefined, false],
    [779, 'either', undefined, true],
    [1_204, 'below', undefined, false],
    [779, 'above', undefined, false],
    [1_039, 'above', 50, false],
    [1_040, 'above', 50, true],
    [730, 'below', 50, true],
  ])('of %s is unusual on the side %s, beyond %s: %s', (...[value, side, beyond, isUnusual]) => expect(judgeUnusual(at(value), { side, beyond }, outlook)?.isUnusual).toBe(isUnusual));

  it('that still grows is never unusually low, and may be unusually high already', () => {
    expect(judgeUnusual(at(12, { grows: true }), { side: 'either' }, outlook)?.isUnusual).toBe(false);
    expect(judgeUnusual(at(1_204, { grows: true }), { side: 'either' }, outlook)?.isUnusual).toBe(true);
  });

  it('of a time that is not foreseen is not judged', () => expect(judgeUnusual(at(885, { startsAt: thursday + dayMs }), { side: 'either' }, outlook)).toBeNull());
});

describe('the sentence', () => {
  const sayable: Sayable = { subject: { vi: 'Lượt khám, Toàn tỉnh', en: 'Visits, whole province' }, unit: 'lượt', figure: (value) => ({ vi: value.toLocaleString('vi-VN'), en: value.toLocaleString('en-GB') }), utcOffset: '+07:00' };
  const said = (value: number, given: Partial<Outlook> = {}) => {
    const whole = { ...outlook, ...given };
    const found = judgeUnusual(at(value), { side: 'either' }, whole);
    if (!found) throw new Error('not foreseen');
    return unusualSentence(at(value), found, { ...sayable, outlook: whole });
  };

  it('says what is unusual, against what, from how much history', () => {
    expect(said(1_204)).toEqual({
      vi: 'Lượt khám, Toàn tỉnh, ngày 26/11 là 1.204 lượt, cao hơn mức 780–990 thường thấy vào thứ Năm (24 tuần gần nhất).',
      en: 'Visits, whole province, on 26/11: 1,204 lượt, above the 780–990 that is usual on Thursdays (last 24 weeks).',
    });
    expect(said(700).vi).toContain('là 700 lượt, thấp hơn mức 780–990 thường thấy');
    expect(said(800).vi).toContain('là 800 lượt, trong mức 780–990 thường thấy');
  });

  it('says that it rests on simulated figures', () => expect(said(1_204, { simulated: true }).vi).toContain('(24 tuần gần nhất, số liệu mô phỏng).'));

  it.each<[Partial<Outlook> & { step: Outlook['step'] }, number, number[], string]>([
    [{ step: 'hour' }, 500, [24], 'lúc 0 giờ ngày 26/11 là 1.204 lượt, cao hơn mức 780–990 thường thấy lúc 0 giờ (20 ngày gần nhất).'],
    [{ step: 'hour' }, 840, [24, 168], 'cao hơn mức 780–990 thường thấy lúc 0 giờ thứ Năm (35 ngày gần nhất).'],
    [{ step: 'week' }, 30, [], 'tuần từ 26/11 là 1.204 lượt, cao hơn mức 780–990 thường thấy (30 tuần gần nhất).'],
    [{ step: 'month' }, 36, [12], 'tháng 11/2026 là 1.204 lượt, cao hơn mức 780–990 thường thấy vào cùng thời gian trong năm (36 tháng gần nhất).'],
    [{ step: 'quarter' }, 12, [], 'quý IV/2026 là 1.204 lượt, cao hơn mức 780–990 thường thấy (12 quý gần nhất).'],
    [{ step: 'year' }, 9, [], 'năm 2026 là 1.204 lượt, cao hơn mức 780–990 thường thấy (9 năm gần nhất).'],
  ])('names the time as the step has it: %j', (...[given, steps, seasons, words]) => expect(said(1_204, { ...given, history: { from: 0, to: thursday, filled: 0, steps, seasons } }).vi).toContain(words));
});
