import { foldText, isUnit } from '@ioc/adapter-kit';
import { mergeAt, spokenCell, type Grid } from './grid.js';
import { withoutMarks } from './row-kind.js';

/** A column that is looked for by the words of its header. */
export interface Wish {
  key: string;
  words: readonly string[];
  /** A table without it is none. */
  required: boolean;
  /** Any number of columns, each with a header that passes this, may answer; without words, that alone counts. */
  each?: ((header: string) => boolean) | undefined;
}

export interface FoundColumn {
  column: number;
  /** Header as it stands, rows joined by a blank. */
  text: string;
}

export interface Header {
  /** First and last row of the header, 0-based. */
  top: number;
  bottom: number;
  columns: ReadonlyMap<string, FoundColumn>;
  /** Columns of the wishes that ask for each. */
  each: ReadonlyMap<string, readonly FoundColumn[]>;
  /** Header of every column. */
  texts: readonly string[];
  /** Wishes that no column or several columns answer. */
  open: readonly { wish: Wish; candidates: number }[];
}

const searchedRows = 60;
const deepest = 3;
const exact = 4;

/** Where a header is looked for. */
export interface HeaderSearch {
  /** First row that may belong to it. */
  from: number;
  /** Columns that do not count, as hidden ones. */
  without: ReadonlySet<number>;
}

/**
 * Finds the header by its words: the block of one to three rows that answers most wishes, best and flattest.
 * Merged cells speak for all their columns and rows.
 */
export function findHeader(grid: Grid, wishes: readonly Wish[], search: HeaderSearch): Header | null {
  let best: { header: Header; rank: number } | null = null;
  for (const block of blocks(grid, search.from)) {
    const depth = block.bottom - block.top + 1;
    const { header, quality } = tryBlock(grid, block, { wishes, without: search.without });
    if (!answers(header, wishes)) continue;
    // Every column by its very words in one row: no other block can do better.
    if (depth === 1 && header.each.size === 0 && quality === wishes.length * exact) return header;
    const rank = (header.columns.size + header.each.size) * 1000 + quality * 10 - depth;
    if (!best || rank > best.rank) best = { header, rank };
  }
  return best?.header ?? null;
}

/** Words that several columns answer equally well in the best row there is: the reason why a sheet has no header, if it is one. */
export function answeredTwice(grid: Grid, wishes: readonly Wish[], search: HeaderSearch): string[] {
  for (const block of blocks(grid, search.from)) {
    const { header } = tryBlock(grid, block, { wishes, without: search.without });
    const twice = header.open.filter(({ candidates }) => candidates > 1);
    if (twice.length > 0) return twice.map(({ wish, candidates }) => `${candidates} columns answer "${wish.words.join('" or "')}"`);
  }
  return [];
}

function* blocks(grid: Grid, from: number): Generator<Block> {
  for (let top = from; top < Math.min(from + searchedRows, grid.rows.length); top += 1) {
    for (let bottom = top; bottom < Math.min(top + deepest, grid.rows.length); bottom += 1) yield { top, bottom };
  }
}

/**
 * The header with all rows that its merged cells cover: `Tháng 10` alone may have answered, but `Thực hiện (triệu đồng)`
 * above it belongs to the header too, and its unit to that column.
 */
export function whole(grid: Grid, header: Header, search: HeaderSearch): Header {
  const merged = mergedRows(grid, header);
  const rows = { top: merged.top, bottom: lastHeaderRow(grid, header, merged.bottom) };
  if (rows.top < search.from || rows.bottom - rows.top >= deepest || (rows.top === header.top && rows.bottom === header.bottom)) return header;
  const texts = blockTexts(grid, rows).map((text, c) => (search.without.has(c) ? '' : text));
  const told = (found: FoundColumn): FoundColumn => ({ ...found, text: texts[found.column] ?? found.text });
  const columns = new Map([...header.columns].map(([name, found]) => [name, told(found)]));
  const each = new Map([...header.each].map(([name, found]) => [name, found.map(told)]));
  return { ...header, ...rows, texts, columns, each };
}

/** A remark may be merged from the header into the first row of figures: that one is no header. */
function lastHeaderRow(grid: Grid, header: Header, bottom: number): number {
  const own = (row: number, column: number): string => (grid.rows[row]?.[column]?.text ?? '').trim();
  const isData = (row: number): boolean =>
    [...header.columns].some(([name, { column }]) => (name.startsWith('value ') ? /^[^\p{L}]*\d/u.test(own(row, column)) && !/^(19|20)\d{2}$/.test(own(row, column)) : own(row, column) !== ''));
  for (let row = header.bottom + 1; row <= bottom; row += 1) if (isData(row)) return row - 1;
  return bottom;
}

/** First and last row of the merged cells that reach into a block. */
function mergedRows(grid: Grid, { top, bottom }: Block): Block {
  const reaching = grid.merges.filter((m) => m.bottom > m.top && m.top <= bottom && m.bottom >= top && (spokenCell(grid, m.top, m.left)?.text ?? '').trim() !== '');
  return { top: Math.min(top, ...reaching.map((m) => m.top)), bottom: Math.max(bottom, ...reaching.map((m) => m.bottom)) };
}

/** All required columns, and at least one that is not a key alone. */
function answers(header: Header, wishes: readonly Wish[]): boolean {
  const required = wishes.filter((wish) => wish.required);
  const optional = wishes.length > required.length;
  return required.every((wish) => header.columns.has(wish.key)) && (!optional || header.columns.size + header.each.size > required.length);
}

interface Block {
  top: number;
  bottom: number;
}
interface Answer {
  wish: Wish;
  column: number;
  score: number;
  candidates: number;
}

interface Asked {
  wishes: readonly Wish[];
  without: ReadonlySet<number>;
}

function tryBlock(grid: Grid, block: Block, { wishes, without }: Asked): { header: Header; quality: number } {
  const texts = blockTexts(grid, block).map((text, c) => (without.has(c) ? '' : text));
  const folded = texts.map((text) => foldText(withoutMarks(text)));
  const answers = wishes.filter((wish) => !wish.each).map((wish) => bestColumn(wish, folded, (a, b) => inOneCell(grid, block.bottom, [a, b])));
  const columns = new Map<string, FoundColumn>();
  let quality = 0;
  for (const answer of answers) {
    if (answer.candidates !== 1 || outdone(answer, answers)) continue;
    columns.set(answer.wish.key, { column: answer.column, text: texts[answer.column] ?? '' });
    quality += answer.score;
  }
  const each = eachColumn(wishes, texts, new Set([...columns.values()].map((found) => found.column)));
  for (const found of each.values()) quality += found.length;
  const open = answers.filter((answer) => !columns.has(answer.wish.key)).map(({ wish, candidates }) => ({ wish, candidates }));
  const unmet = wishes.filter((wish) => wish.each && !each.has(wish.key)).map((wish) => ({ wish, candidates: 0 }));
  return { header: { ...block, columns, each, texts, open: [...open, ...unmet] }, quality };
}

function eachColumn(wishes: readonly Wish[], texts: readonly string[], taken: ReadonlySet<number>): Map<string, FoundColumn[]> {
  const each = new Map<string, FoundColumn[]>();
  for (const { key, words, each: passes } of wishes) {
    if (!passes) continue;
    const found = texts.flatMap((text, column) => {
      const named = words.length === 0 || words.some((word) => matchScore(foldText(text), foldText(word)) > 0);
      return text !== '' && named && !taken.has(column) && passes(text) ? [{ column, text }] : [];
    });
    if (found.length > 0) each.set(key, found);
  }
  return each;
}

/** Two wishes never share a column: the better match keeps it. */
function outdone(answer: Answer, all: readonly Answer[]): boolean {
  return all.some((other) => other !== answer && other.candidates === 1 && other.column === answer.column && other.score >= answer.score);
}

function blockTexts(grid: Grid, block: Block): string[] {
  const width = Math.max(...grid.rows.slice(block.top, block.bottom + 1).map((row) => row.length), 0);
  return Array.from({ length: width }, (_, c) => {
    const parts: string[] = [];
    for (let r = block.top; r <= block.bottom; r += 1) {
      const text = (spokenCell(grid, r, c)?.text ?? '').replace(/\s+/g, ' ').trim();
      if (text !== '' && parts.at(-1) !== text) parts.push(text);
    }
    return parts.join(' ');
  });
}

function bestColumn(wish: Wish, folded: readonly string[], oneCell: (a: number, b: number) => boolean): Answer {
  const words = wish.words.map(foldText);
  let best: Answer = { wish, column: -1, score: 0, candidates: 0 };
  folded.forEach((text, column) => {
    const score = Math.max(...words.map((word) => matchScore(text, word)));
    if (score > best.score) best = { wish, column, score, candidates: 1 };
    else if (score > 0 && score === best.score && !(isKey(wish) && oneCell(best.column, column))) best = { ...best, candidates: best.candidates + 1 };
  });
  return best;
}

/** Labels may stand in any column under their merged header; figures never. */
const isKey = (wish: Wish): boolean => !wish.key.startsWith('value ');

function inOneCell(grid: Grid, row: number, [a, b]: readonly [number, number]): boolean {
  const merge = mergeAt(grid, row, a);
  return merge !== undefined && b >= merge.left && b <= merge.right;
}

/** 4: the same · 3: the same but for a remark in brackets · 2: begins with it · 1: holds it as whole words. */
export function matchScore(text: string, word: string): number {
  if (text === word) return exact;
  if (withoutBrackets(text) === word) return 3;
  const padded = ` ${text.replace(/[^\p{L}\p{N}%']+/gu, ' ')} `;
  const inner = ` ${word.replace(/[^\p{L}\p{N}%']+/gu, ' ').trim()} `;
  if (inner.trim() === '') return 0;
  if (padded.startsWith(inner)) return 2;
  return padded.includes(inner) ? 1 : 0;
}

function withoutBrackets(text: string): string {
  return text.replace(/\s*\([^()]*\)\s*/g, ' ').trim();
}

const continuedRows = 2;

/**
 * The header with the rows that go on with it: years, units or remarks under the figures, and no label beside them.
 * @param key column of labels, areas or periods; without one, all that is left of the figures must be free, and a text stand
 *   over each of them: `Nghìn lượt người` over one of four years is the unit of all rows below
 */
export function continued(grid: Grid, header: Header, key: number | undefined): Header {
  const values = [...header.columns].flatMap(([name, found]) => (name.startsWith('value ') ? [found] : [])).concat(...header.each.values());
  const keys = key === undefined ? Array.from({ length: Math.min(...values.map(({ column }) => column)) }, (_, c) => c) : [key];
  let bottom = header.bottom;
  const textIn = (row: number, column: number): string => (spokenCell(grid, row, column)?.text ?? '').replace(/\s+/g, ' ').trim();
  const isFree = (row: number): boolean => row < grid.rows.length && keys.every((column) => textIn(row, column) === '');
  const ownTexts = (row: number): string[] => values.map(({ column }) => (grid.rows[row]?.[column]?.text ?? '').trim());
  const isWhole = (row: number): boolean => key !== undefined || ownTexts(row).every((text) => text !== '');
  while (bottom - header.bottom < continuedRows && isFree(bottom + 1) && isWhole(bottom + 1) && goesOn(ownTexts(bottom + 1))) bottom += 1;
  if (bottom === header.bottom) return header;
  const more = (column: number, text: string): string =>
    Array.from({ length: bottom - header.bottom }, (_, i) => textIn(header.bottom + 1 + i, column)).reduce((all, one) => (one === '' || all.endsWith(one) ? all : `${all} ${one}`.trim()), text);
  const told = (found: FoundColumn): FoundColumn => ({ ...found, text: more(found.column, found.text) });
  const columns = new Map([...header.columns].map(([name, found]) => [name, told(found)]));
  const each = new Map([...header.each].map(([name, found]) => [name, found.map(told)]));
  return { ...header, bottom, columns, each };
}

function goesOn(texts: readonly string[]): boolean {
  const isUnitAlone = (text: string): boolean => /[\p{L}%]/u.test(text) && isUnit(text.replace(/^\(|\)$/g, ''));
  return texts.some((text) => text !== '') && texts.every((text) => text === '' || /^(19|20)\d{2}$/.test(text) || /^\(?\p{L}/u.test(text) || isUnitAlone(text));
}
