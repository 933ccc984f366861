import { describe, expect, it } from 'vitest';
import { ask } from '../core/ask.fixture.js';
import { createWorld } from '../core/world.js';
import { pxWeb } from './px-web.js';

interface Dataset {
  dimension: Record<string, { category: { index: Record<string, number>; label: Record<string, string> } }> & {
    id: string[];
    size: number[];
  };
  value: (number | null)[];
  status: Record<string, null>;
}

const world = () => createWorld({ seed: 4627, now: () => Date.UTC(2026, 10, 23, 3) });
const post = (query: unknown[], w = world()) =>
  pxWeb.answer(
    ask('/', { method: 'POST', body: JSON.stringify({ query, response: { format: 'json-stat' } }) }),
    w.view('gso-pxweb'),
  );
const datasetOf = (body: string | Buffer): Dataset =>
  (JSON.parse(String(body).replace(/\0$/, '')) as { dataset: Dataset }).dataset;

describe('the PX-Web table', () => {
  it('answers all cells row by row, with a NUL at the end as the real one', () => {
    const answer = post([]);
    expect(String(answer.body).endsWith('}}\0')).toBe(true);
    const { dimension, value, status } = datasetOf(answer.body);
    expect([dimension.id, dimension.size, value.length]).toEqual([['Địa phương', 'Năm', 'Chỉ tiêu'], [11, 5, 4], 220]);
    expect(dimension['Năm']?.category.label['4']).toBe('Sơ bộ 2025');
    expect(dimension['Địa phương']?.category.label['2']).toBe('  Huyện Đắk Glei');
    const missing = value.flatMap((entry, i) => (entry === null ? [String(i)] : []));
    expect(missing).toEqual(['202', '203']);
    expect(Object.keys(status)).toEqual(missing);
  });

  it('honours a selection, and says the pin in the newest year', () => {
    const w = world();
    w.pin('gso-pxweb', { indicator: 'poverty-rate', area: '608', value: 1.23 });
    const items = [
      { code: 'Địa phương', selection: { filter: 'item', values: ['1'] } },
      { code: 'Năm', selection: { filter: 'top', values: ['2'] } },
      { code: 'Chỉ tiêu', selection: { filter: 'item', values: ['2'] } },
    ];
    const { dimension, value } = datasetOf(post(items, w).body);
    expect(dimension.size).toEqual([1, 2, 1]);
    expect(value[1]).toBe(1.23);
    expect(value[0]).not.toBe(1.23);
  });

  it('refuses what is no query of this table', () => {
    expect(post([{ code: 'Giới tính', selection: { filter: 'item', values: ['0'] } }]).status).toBe(400);
    expect(post([{ code: 'Năm', selection: { filter: 'item', values: ['77'] } }]).status).toBe(400);
    expect(pxWeb.answer(ask('/', { method: 'POST', body: '{' }), world().view('gso-pxweb')).status).toBe(400);
  });
});
