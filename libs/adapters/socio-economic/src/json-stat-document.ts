import { z } from 'zod';
import { AdapterFault, foldText, jsonOf, type RawPayload } from '@ioc/adapter-kit';

const Category = z.looseObject({
  index: z.union([z.array(z.string()), z.record(z.string(), z.number().int().nonnegative())]).optional(),
  label: z.record(z.string(), z.string()).optional(),
});
const Dimension = z.looseObject({ label: z.string().nullish(), category: Category });
const Cell = z.union([z.number(), z.string(), z.null()]);
const Ids = z.array(z.string()).min(1);
const Sizes = z.array(z.number().int().nonnegative());
const Roles = z.looseObject({ time: z.array(z.string()).optional() });
const Common = {
  value: z.union([z.array(Cell), z.record(z.string(), Cell)]),
  status: z.unknown().optional(),
  label: z.string().nullish(),
};
/** JSON-stat 1.x keeps ids, sizes and roles among the dimensions. */
const First = z.looseObject({
  ...Common,
  dimension: z.looseObject({ id: Ids, size: Sizes, role: Roles.nullish() }).catchall(z.unknown()),
});
const Second = z.looseObject({ ...Common, id: Ids, size: Sizes, role: Roles.nullish(), dimension: z.record(z.string(), z.unknown()) });

export interface StatCategory {
  id: string;
  /** As published, blanks at its ends removed. */
  label: string;
}
export interface StatDimension {
  id: string;
  label: string;
  categories: StatCategory[];
  /** Said by the document's roles; PX-Web often says none. */
  isTime: boolean;
}
export interface StatCell {
  /** Place of each dimension's category. */
  at: number[];
  value: number | string | null;
  status: string | undefined;
  /** JSON pointer. */
  where: string;
}
export interface StatDocument {
  dimensions: StatDimension[];
  cells: StatCell[];
}

/**
 * A JSON-stat data set, version 1.x (`{dataset: …}`) or 2.0 (`{class: "dataset"}`).
 * @throws AdapterFault `bad-shape` for another document and for values that do not fill the dimensions
 */
export function jsonStatDocument(payload: RawPayload): StatDocument {
  const json = jsonOf(payload);
  const wrapped = typeof json === 'object' && json !== null && Object.hasOwn(json, 'dataset');
  const body: unknown = wrapped ? (json as { dataset: unknown }).dataset : json;
  const { id, size, role, dimension, value, status } = flat(body, payload.name);
  if (size.length !== id.length) throw new AdapterFault('bad-shape', `${payload.name}: ${id.length} dimensions but ${size.length} sizes`);
  const dimensions = id.map((name, i) => dimensionOf(name, { dimension, role, size: size[i] ?? 0, file: payload.name }));
  return { dimensions, cells: cellsOf({ value, status, size, pointer: wrapped ? '/dataset/value' : '/value', file: payload.name }) };
}

function flat(body: unknown, file: string) {
  const second = Second.safeParse(body);
  if (second.success) return second.data;
  const first = First.safeParse(body);
  if (!first.success) throw new AdapterFault('bad-shape', `${file}: not a JSON-stat data set: ${z.prettifyError(first.error).slice(0, 200)}`);
  const { id, size, role } = first.data.dimension;
  return { ...first.data, id, size, role, dimension: first.data.dimension as Record<string, unknown> };
}

interface DimensionSource {
  dimension: Record<string, unknown>;
  role: z.infer<typeof Roles> | null | undefined;
  size: number;
  file: string;
}

function dimensionOf(id: string, { dimension, role, size, file }: DimensionSource): StatDimension {
  const parsed = Dimension.safeParse(Object.hasOwn(dimension, id) ? dimension[id] : undefined);
  if (!parsed.success) throw new AdapterFault('bad-shape', `${file}: the dimension "${id}" is not described`);
  const { label = {} } = parsed.data.category;
  const order = categoryIds(parsed.data.category);
  if (order.length !== size) throw new AdapterFault('bad-shape', `${file}: "${id}" has ${order.length} categories, its size is ${size}`);
  return {
    id,
    label: parsed.data.label ?? id,
    categories: order.map((category) => ({ id: category, label: (Object.hasOwn(label, category) ? (label[category] ?? category) : category).replace(/\s+/g, ' ').trim() })),
    isTime: role?.time?.includes(id) ?? false,
  };
}

/** In the order of the index; without one, in that of the labels. */
function categoryIds({ index, label }: z.infer<typeof Category>): string[] {
  if (Array.isArray(index)) return index;
  if (index) return Object.keys(index).sort((a, b) => (index[a] ?? 0) - (index[b] ?? 0));
  return Object.keys(label ?? {});
}

interface ValueSource {
  value: readonly (number | string | null)[] | Readonly<Record<string, number | string | null>>;
  status: unknown;
  size: readonly number[];
  pointer: string;
  file: string;
}

const maxCells = 500_000;

/** Values stand in row-major order: the last dimension runs fastest. A sparse object leaves cells out. */
function cellsOf({ value, status, size, pointer, file }: ValueSource): StatCell[] {
  const total = size.reduce((product, n) => product * n, 1);
  if (total === 0) throw new AdapterFault('empty', `${file}: the data set has no cell`);
  if (total > maxCells) throw new AdapterFault('bad-shape', `${file}: ${total} cells, more than ${maxCells}`);
  if (Array.isArray(value) && value.length !== total) throw new AdapterFault('bad-shape', `${file}: ${value.length} values for ${total} cells`);
  const cells: StatCell[] = [];
  for (const [key, one] of Object.entries(value)) {
    const n = Number(key);
    if (!Number.isInteger(n) || n < 0 || n >= total) throw new AdapterFault('bad-shape', `${file}: value ${key} lies outside of ${total} cells`);
    cells.push({ at: placeOf(n, size), value: one, status: statusAt(status, key), where: `${pointer}/${key}` });
  }
  return cells;
}

function placeOf(n: number, size: readonly number[]): number[] {
  const at: number[] = [];
  let rest = n;
  for (let i = size.length - 1; i >= 0; i -= 1) {
    at[i] = rest % (size[i] ?? 1);
    rest = Math.floor(rest / (size[i] ?? 1));
  }
  return at;
}

function statusAt(status: unknown, key: string): string | undefined {
  if (typeof status === 'string') return status;
  if (typeof status !== 'object' || status === null || !Object.hasOwn(status, key)) return undefined;
  const said = (status as Record<string, unknown>)[key];
  return typeof said === 'string' ? said : undefined;
}

/** Labels as published carry leading and double blanks; a person's spelling finds them by id or label. */
export function named(item: { id: string; label: string }, text: string): boolean {
  const wanted = foldText(text);
  return foldText(item.label) === wanted || foldText(item.id) === wanted;
}
