import { useMemo, type KeyboardEvent, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useRowWindow } from './row-window.js';

export interface Column<Row> {
  key: string;
  title: string;
  numeric?: boolean;
  /** Absent where a screen is narrow. */
  wide?: boolean;
  /** Makes the column sortable; `null` stands last in either direction. */
  sortBy?: (row: Row) => string | number | null;
  cell: (row: Row) => ReactNode;
}

export interface DataTableProps<Row> {
  /** What the table lists, for those who do not see it. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Order until a title is pressed: a column's key, `-` before it for the largest first. */
  initialSort?: string;
  /** For tests and style: a word about a row. */
  rowState?: (row: Row) => string;
  /** For thousands of rows: they scroll within the table's own frame, and only those in sight stand in the page. */
  windowed?: boolean;
}

/** A table with its order in the address; ↑ and ↓ walk over the first link or button of each row. */
export function DataTable<Row>({ label, columns, rows, rowKey, initialSort = '', rowState, windowed = false }: DataTableProps<Row>) {
  const [search, setSearch] = useSearchParams();
  const sort = search.get('sort') ?? initialSort;
  const sorted = useMemo(() => sortRows(rows, columns, sort), [rows, columns, sort]);
  const { frame, first, shown, before, after } = useRowWindow(sorted, windowed);
  const press = (key: string) =>
    setSearch(
      (now) => {
        now.set('sort', sort === key ? `-${key}` : key);
        return now;
      },
      { replace: true },
    );
  const table = (
    <table className="data-table" aria-label={label} aria-rowcount={windowed ? sorted.length + 1 : undefined} onKeyDown={walkRows}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={classOf(column)} aria-sort={directionOf(column.key, sort)}>
              {column.sortBy ? (
                <button type="button" onClick={() => press(column.key)}>
                  {column.title}
                </button>
              ) : (
                column.title
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {before > 0 && <Spacer px={before} />}
        {shown.map((row, nth) => (
          <tr key={rowKey(row)} aria-rowindex={windowed ? first + nth + 2 : undefined} data-row={rowKey(row)} data-row-state={rowState?.(row)}>
            {columns.map((column) => (
              <td key={column.key} className={classOf(column)}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
        {after > 0 && <Spacer px={after} />}
      </tbody>
    </table>
  );
  if (!windowed) return table;
  return (
    <div className="table-frame" ref={frame} tabIndex={0} role="region" aria-label={label}>
      {table}
    </div>
  );
}

/** Stands for the rows that are out of sight. */
function Spacer({ px }: { px: number }) {
  return (
    <tr aria-hidden="true" className="table-spacer">
      <td style={{ height: px }} />
    </tr>
  );
}

function classOf({ numeric, wide }: Pick<Column<never>, 'numeric' | 'wide'>): string | undefined {
  return [numeric && 'numeric', wide && 'wide'].filter(Boolean).join(' ') || undefined;
}

function directionOf(key: string, sort: string): 'ascending' | 'descending' | undefined {
  if (sort === key) return 'ascending';
  return sort === `-${key}` ? 'descending' : undefined;
}

/** Stable: rows that are equal keep their order. */
export function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: string): readonly Row[] {
  const downwards = sort.startsWith('-');
  const sortBy = columns.find(({ key }) => key === (downwards ? sort.slice(1) : sort))?.sortBy;
  if (!sortBy) return rows;
  return rows
    .map((row) => ({ row, by: sortBy(row) }))
    .sort((a, b) => {
      if (a.by === null || b.by === null) return Number(a.by === null) - Number(b.by === null);
      return (downwards ? -1 : 1) * compare(a.by, b.by);
    })
    .map(({ row }) => row);
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'string' && typeof b === 'string' ? a.localeCompare(b, 'vi') : Number(a) - Number(b);
}

function walkRows(event: KeyboardEvent<HTMLTableElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const row = event.target instanceof Element ? event.target.closest('tbody tr') : null;
  if (step === undefined || !row) return;
  const next = step > 0 ? row.nextElementSibling : row.previousElementSibling;
  const first = next?.querySelector<HTMLElement>('a, button');
  if (!first) return;
  event.preventDefault();
  first.focus();
}
