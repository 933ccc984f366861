import { describe, expect, it } from 'vitest';
import { sortRows, type Column } from './data-table.js';

interface Row {
  name: string;
  n: number | null;
}
const rows: Row[] = [
  { name: 'Đăk Tô', n: 2 },
  { name: 'Ia H’Drai', n: null },
  { name: 'Đăk Glei', n: 10 },
];
const columns: Column<Row>[] = [
  { key: 'name', title: '', sortBy: (row) => row.name, cell: () => null },
  { key: 'n', title: '', sortBy: (row) => row.n, cell: () => null },
  { key: 'plain', title: '', cell: () => null },
];
const order = (sort: string) => sortRows(rows, columns, sort).map(({ name }) => name);

describe('the order of a table', () => {
  it.each([
    ['n', ['Đăk Tô', 'Đăk Glei', 'Ia H’Drai']],
    ['-n', ['Đăk Glei', 'Đăk Tô', 'Ia H’Drai']],
    ['name', ['Đăk Glei', 'Đăk Tô', 'Ia H’Drai']],
    ['plain', ['Đăk Tô', 'Ia H’Drai', 'Đăk Glei']],
    ['nonsense', ['Đăk Tô', 'Ia H’Drai', 'Đăk Glei']],
    ['', ['Đăk Tô', 'Ia H’Drai', 'Đăk Glei']],
  ])('by %s', (sort, names) => expect(order(sort)).toEqual(names));
});
