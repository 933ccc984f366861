import { readNumber } from '@ioc/adapter-kit';
import type { Cell, Grid, Merge } from './grid.js';
import { plainText, valueOf } from './markup-fonts.js';

/** A page with more cells than this in a row or more rows than this is no table of a department. */
const limits = { columns: 500, rows: 50_000 };

export interface HtmlGrid extends Grid {
  /** The first text past the limits. */
  beyond?: string;
}

/** The tables of a page as sheets, in order; the text of a table within a cell is that cell's. */
export function htmlGrids(page: string): HtmlGrid[] {
  const reader = new HtmlReader();
  for (const [token] of page.matchAll(/<!--[^]*?-->|<(style|script|head|title)[\s>][^]*?<\/\1>|<[^>]*>|[^<]+/gi)) reader.meet(token);
  return reader.grids;
}

interface OpenCell {
  text: string;
  tag: string;
}

class HtmlReader {
  readonly grids: HtmlGrid[] = [];
  private table: HtmlTable | undefined;
  private depth = 0;
  private cell: OpenCell | undefined;

  meet(token: string): void {
    if (!token.startsWith('<')) {
      if (this.cell) this.cell.text += token.replace(/\s+/g, ' ');
      return;
    }
    const [, closing, name = ''] = /^<(\/?)(\w+)/.exec(token) ?? [];
    if (closing) this.close(name.toLowerCase());
    else this.open(name.toLowerCase(), token);
  }

  private open(tag: string, token: string): void {
    if (tag === 'table') this.openTable();
    else if (this.depth > 1 || !this.table) return this.breakLine(tag);
    else if (tag === 'tr') {
      this.endCell();
      this.table.openRow(isHidden(token));
    } else if (tag === 'td' || tag === 'th') {
      this.endCell();
      this.cell = { text: '', tag: token };
    } else this.breakLine(tag);
  }

  private openTable(): void {
    this.depth += 1;
    if (this.depth > 1) return;
    this.table = new HtmlTable(this.grids.length + 1);
    this.grids.push(this.table.grid);
  }

  private close(tag: string): void {
    if (tag === 'table' && this.depth > 0) {
      if (this.depth === 1) this.endCell();
      this.depth -= 1;
    } else if (this.depth === 1 && /^(td|th|tr)$/.test(tag)) this.endCell();
  }

  private breakLine(tag: string): void {
    if (this.cell && /^(br|p|div|tr)$/.test(tag) && this.cell.text.trim() !== '') this.cell.text += '\n';
  }

  private endCell(): void {
    if (this.cell && this.table) this.table.addCell(this.cell);
    this.cell = undefined;
  }
}

class HtmlTable {
  readonly grid: HtmlGrid & { merges: Merge[]; hiddenRows: Set<number> };
  private full = false;

  constructor(position: number) {
    this.grid = { name: `Sheet${position}`, position, hidden: false, rows: [], merges: [], hiddenRows: new Set(), hiddenColumns: new Set() };
  }

  openRow(hidden: boolean): void {
    this.full = this.grid.rows.length >= limits.rows;
    if (this.full) return;
    if (hidden) this.grid.hiddenRows.add(this.grid.rows.length);
    this.grid.rows.push([]);
  }

  addCell({ text, tag }: OpenCell): void {
    if (this.grid.rows.length === 0) this.openRow(false);
    if (this.full) return this.leave(text);
    const r = this.grid.rows.length - 1;
    const row = this.grid.rows[r] ?? [];
    const wide = spanOf(tag, 'colspan');
    const tall = spanOf(tag, 'rowspan');
    let column = row.length;
    while (this.isCovered(r, column)) column += 1;
    if (column + wide > limits.columns) return this.leave(text);
    for (let c = row.length; c < column + wide; c += 1) row[c] = undefined;
    row[column] = cellOf(text, tag);
    if (wide > 1 || tall > 1) this.grid.merges.push({ top: r, left: column, bottom: r + tall - 1, right: column + wide - 1 });
  }

  private leave(text: string): void {
    if (text.trim() !== '') this.grid.beyond ??= text.trim().slice(0, 300);
  }

  /** By a cell of a row above that reaches down. */
  private isCovered(r: number, column: number): boolean {
    return this.grid.merges.some((m) => m.top < r && r <= m.bottom && column >= m.left && column <= m.right);
  }
}

function spanOf(tag: string, name: string): number {
  const span = Number(valueOf(tag, name));
  return Number.isInteger(span) && span > 0 ? Math.min(span, 1000) : 1;
}

/** `x:num` is the number that a workbook saved as a page keeps behind what it shows. */
function cellOf(text: string, tag: string): Cell | undefined {
  const said = plainText(text).normalize('NFC').replace(/^ +| +$/gm, '');
  const number = valueOf(tag, 'x:num');
  const behind = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(number) && !/[%/:]/.test(said) ? numberBehind(said, Number(number)) : undefined;
  return behind ?? (said.trim() === '' ? undefined : { kind: 'text', text: said });
}

/** The number behind a text, if that is what the text shows; `9,000` before 9 thousand millions is nobody's 9 and nobody's 9000. */
function numberBehind(said: string, value: number): Cell | undefined {
  const read = ([',', '.'] as const).map((mark) => ({ mark, number: readNumber(said, mark) }));
  if (read.every(({ number }) => number.kind !== 'number')) return undefined;
  const fitting = read.filter(({ number }) => number.kind === 'number' && Math.abs(number.value - value) <= Math.max(Math.abs(value) * 0.005, 0.5));
  if (fitting.length === 0) return { kind: 'text', text: `${said} (x:num=${value})` };
  return { kind: 'number', value, percent: false, text: String(value), proves: fitting.length === 1 ? fitting[0]?.mark : undefined };
}

function isHidden(tag: string): boolean {
  return /display\s*:\s*none/i.test(valueOf(tag, 'style')) || /\shidden(\s|>|=)/i.test(tag);
}
