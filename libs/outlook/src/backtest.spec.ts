import { beforeAll, describe, expect, it } from 'vitest';
import { AugursModel } from './augurs-model.js';
import { askedOf, foreseen } from './foresee.js';
import { judgeUnusual } from './judge-unusual.js';
import { thursday, visits, weeksOfVisits } from './made-up-series.js';

/* Day by day, each judged by what came before it alone: days on which something is known to have happened, against those on which nothing did. */

const noise = 30;
/** Days that are judged, after twelve weeks of history. */
const [begin, count] = [12 * 7, 20 * 7];
/** Day, counted from the first that is judged, and how many visits more or fewer than it would have had. */
const planted = new Map([
  [5, 260], [17, -240], [31, 300], [44, 210], [45, 250], [58, -300], [70, 420], [83, -220], [96, 240], [111, 280], [112, -260], [126, 200],
]);
const values = weeksOfVisits((begin + count) / 7, { noise, seed: 766 }).map((value, day) => value + (planted.get(day - begin) ?? 0));

interface Score {
  precision: number;
  recall: number;
  f1: number;
}
function scoreOf(found: ReadonlySet<number>): Score {
  const right = [...found].filter((day) => planted.has(day)).length;
  const [precision, recall] = [found.size === 0 ? 0 : right / found.size, right / planted.size];
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

const judgedDays = Array.from({ length: count }, (_, day) => day);
const foundBy = (isUnusual: (past: readonly number[], value: number) => boolean) => new Set(judgedDays.filter((day) => isUnusual(values.slice(0, begin + day), values[begin + day] ?? 0)));

/** Three standard deviations around the mean of the last eight of the same weekday. */
function byWeekday(past: readonly number[], value: number): boolean {
  const last = past.slice(-56).filter((_, index) => index % 7 === 0);
  const mean = last.reduce((sum, one) => sum + one, 0) / last.length;
  return Math.abs(value - mean) > 3 * Math.sqrt(last.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (last.length - 1));
}

/** A fifth more or less than on the same weekday of the week before. */
const byLastWeek = (past: readonly number[], value: number) => Math.abs(value / (past.at(-7) ?? value) - 1) > 0.2;

describe('a backtest over twenty weeks with twelve days on which something happened', () => {
  let model: AugursModel;
  let scores: Record<'model' | 'weekday' | 'last week', Score>;
  const covered: boolean[] = [];
  beforeAll(() => {
    model = new AugursModel();
    const byModel = (past: readonly number[], value: number) => {
      const series = visits(past);
      const asked = askedOf(series);
      if ('none' in asked) throw new Error(`not foreseen: ${asked.none}`);
      const outlook = foreseen(series, asked, { fit: model.fit(asked.request), madeAt: 0 });
      const found = judgeUnusual({ value, startsAt: thursday, grows: false }, { side: 'either' }, outlook);
      if (!planted.has(past.length - begin)) covered.push(found?.lies === 'within');
      return found?.isUnusual === true;
    };
    scores = { model: scoreOf(foundBy(byModel)), weekday: scoreOf(foundBy(byWeekday)), 'last week': scoreOf(foundBy(byLastWeek)) };
    const line = ([name, { precision, recall, f1 }]: [string, Score]) => `${name}: precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}, F1 ${f1.toFixed(2)}`;
    process.stdout.write(`backtest of ${count} days with ${planted.size} planted: ${Object.entries(scores).map(line).join('; ')}; usual days within the band ${covered.filter(Boolean).length}/${covered.length}\n`);
  }, 60_000);

  it('finds nearly all of them and hardly any other', () => {
    expect(scores.model.recall).toBeGreaterThanOrEqual(0.9);
    expect(scores.model.precision).toBeGreaterThanOrEqual(0.8);
  });

  it('does better than the mean of the weekday and than the week before, both of which an old storm misleads', () => {
    expect(scores.model.f1).toBeGreaterThan(scores.weekday.f1 + 0.1);
    expect(scores.model.f1).toBeGreaterThan(scores['last week'].f1 + 0.1);
  });

  it('keeps usual days within the band, nearly as many as it says', () => {
    expect(covered.filter(Boolean).length / covered.length).toBeGreaterThanOrEqual(0.97);
  });
});
