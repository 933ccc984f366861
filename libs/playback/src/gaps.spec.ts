import { expect, it } from 'vitest';
import { gapsIn } from './gaps.js';

const span = { fromMs: 0, toMs: 100_000 };

it.each([
  ['nothing is covered', [], [{ from: 0, to: 100_000 }]],
  ['all of it is', [{ fromAt: -5, toAt: 100_000 }], []],
  ['a beginning, an end and a middle are missing', [{ fromAt: 10_000, toAt: 20_000 }, { fromAt: 30_000, toAt: 60_000 }], [{ from: 0, to: 10_000 }, { from: 20_000, to: 30_000 }, { from: 60_000, to: 100_000 }]],
  ['two pieces follow each other', [{ fromAt: 0, toAt: 50_000 }, { fromAt: 54_999, toAt: 100_000 }], []],
  ['two servers recorded at once', [{ fromAt: 0, toAt: 80_000 }, { fromAt: 20_000, toAt: 40_000 }], [{ from: 80_000, to: 100_000 }]],
])('%s', (_what, stretches, gaps) => {
  expect(gapsIn(stretches, span)).toEqual(gaps);
});
