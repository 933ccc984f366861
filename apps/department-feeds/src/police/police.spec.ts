import { describe, expect, it } from 'vitest';
import { localMs } from '../core/vietnam-time.js';
import { createWorld } from '../core/world.js';
import { policeDaily } from './police.js';

const world = () => createWorld({ seed: 4627, now: () => localMs(2026, 11, 23) });
const linesOf = (w = world()): string[] =>
  (policeDaily.files(w.view('police-daily'))[0]?.signature ?? '').trim().split('\r\n');

describe('the police report', () => {
  it('has the last fourteen whole days for eleven units, the districts adding up to the province', () => {
    const lines = linesOf();
    expect(lines).toHaveLength(1 + 14 * 11);
    expect(lines[1]?.startsWith('22/11/2026;62;')).toBe(true);
    const fines = lines.slice(1, 12).map((line) => Number(line.split(';')[7]));
    expect(fines.slice(1).reduce((sum, count) => sum + count, 0)).toBe(fines[0]);
  });

  it('says a pin of a district for yesterday and in the sum of the province, and cuts one row in partial', () => {
    const w = world();
    w.pin('police-daily', { indicator: 'drug-cases', area: '611', value: 87 });
    const days = linesOf(w)
      .filter((line) => Number(line.split(';')[5]) >= 87)
      .map((line) => line.slice(0, 14));
    expect(days).toEqual(['22/11/2026;62;', '22/11/2026;611']);
    w.setMode('police-daily', 'partial');
    expect(linesOf(w).filter((line) => line.split(';').length < 9)).toHaveLength(1);
  });
});
