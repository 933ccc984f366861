import { z } from 'zod';
import { AdapterFault } from '@ioc/adapter-kit';
import { refuseError } from './dhis2-error.js';

const Header = z.object({
  name: z.string(),
  column: z.string().optional(),
  meta: z.boolean().optional(),
});
type Header = z.infer<typeof Header>;

const Cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const Answer = z.object({
  headers: z.array(Header).min(1),
  rows: z.array(z.array(Cell)),
  metaData: z
    .object({
      items: z.record(z.string(), z.object({ name: z.string().optional() })).optional(),
      dimensions: z.record(z.string(), z.array(z.string())).optional(),
    })
    .optional(),
});
type Answer = z.infer<typeof Answer>;

export const dimensions = ['dx', 'pe', 'ou', 'co'] as const;
export type Dimension = (typeof dimensions)[number];

/** One figure of an analytics answer, with the identifiers that the answer gives for it. */
export interface Figure extends Partial<Record<Dimension, string>> {
  /** The value as the source wrote it; empty when it has none. */
  text: string;
  where: string;
}

export interface Grid {
  figures: Figure[];
  /** Columns that belong to nothing that the answer names. */
  strangers: { where: string; raw: string }[];
  /** Identifiers of each dimension, also of those that were a filter and have no column. */
  idsOf(dimension: Dimension): readonly string[];
  /** What the answer calls an identifier. */
  nameOf(id: string): string | undefined;
}

/** Headers that a table layout gives to identifiers, beside the plain `dx`, `pe`, `ou`, `co`. */
const rowHeaders = new Map<string, Dimension>([
  ...(['dx', 'dataid', 'data id'] as const).map((name) => [name, 'dx'] as const),
  ...(['pe', 'periodid', 'period id'] as const).map((name) => [name, 'pe'] as const),
  ...(['ou', 'organisationunitid', 'organisation unit id'] as const).map((name) => [name, 'ou'] as const),
  ...(['co', 'categoryoptioncomboid', 'category option combo id'] as const).map((name) => [name, 'co'] as const),
]);

/**
 * Reads an analytics answer, long (`value` column) or wide (`tableLayout=true`).
 * Columns are found by `headers[].name`, never by position.
 * @throws AdapterFault `bad-shape`, `denied` for an error object, `empty` when there are no rows
 */
export function readGrid(json: unknown, place: string): Grid {
  refuseError(json, place);
  const parsed = Answer.safeParse(json);
  if (!parsed.success) throw new AdapterFault('bad-shape', `${place} is not a DHIS2 analytics answer (headers, rows)`, { cause: parsed.error });
  const answer = parsed.data;
  if (answer.rows.length === 0) throw new AdapterFault('empty', `${place} holds no rows`);
  const names = new Names(answer);
  const columns = answer.headers.map((header) => columnOf(header, names));
  if (!columns.some(({ role }) => role === 'value' || role === 'stranger')) throw new AdapterFault('bad-shape', `${place} has no column of values`);
  const figures = answer.rows.flatMap((row, r) => figuresOf(row, columns, { names, pointer: `/rows/${r}` }));
  return {
    figures,
    strangers: answer.headers.flatMap((header, c) => (columns[c]?.role === 'stranger' ? [{ where: `/headers/${c}`, raw: header.column ?? header.name }] : [])),
    idsOf: (dimension) => names.ids(dimension),
    nameOf: (id) => names.nameOf(id),
  };
}

/** Identifiers and names of an answer's own `metaData`. */
class Names {
  private readonly names: Map<string, string>;
  private readonly lists: Map<string, string[]>;

  constructor(answer: Answer) {
    this.names = new Map(Object.entries(answer.metaData?.items ?? {}).flatMap(([id, item]) => (item.name === undefined ? [] : [[id, item.name] as const])));
    this.lists = new Map(Object.entries(answer.metaData?.dimensions ?? {}));
  }

  ids(dimension: Dimension): readonly string[] {
    return this.lists.get(dimension) ?? [];
  }

  nameOf(id: string): string | undefined {
    return this.names.get(id);
  }

  /** The identifier that a text stands for: itself, or the only one with that name (an answer by outputIdScheme=NAME). */
  idIn(dimension: Dimension, text: string): string | undefined {
    const ids = this.ids(dimension);
    if (ids.includes(text)) return text;
    const named = ids.filter((id) => this.nameOf(id)?.toLowerCase() === text.toLowerCase());
    return named.length === 1 ? named[0] : undefined;
  }
}

type Column = { role: 'row'; dimension: Dimension } | { role: 'value'; of?: { dimension: Dimension; id: string } } | { role: 'label' } | { role: 'stranger' };

function columnOf(header: Header, names: Names): Column {
  const texts = [header.name, header.column ?? header.name];
  if (header.name === 'value') return { role: 'value' };
  const dimension = texts.map((text) => rowHeaders.get(text.toLowerCase())).find((found) => found !== undefined);
  if (dimension) return { role: 'row', dimension };
  if (header.meta === true) return { role: 'label' };
  for (const candidate of dimensions) {
    const id = texts.map((text) => names.idIn(candidate, text)).find((found) => found !== undefined);
    if (id !== undefined) return { role: 'value', of: { dimension: candidate, id } };
  }
  return /^\d{4}/.test(header.name) ? { role: 'value', of: { dimension: 'pe', id: header.name } } : { role: 'stranger' };
}

function figuresOf(row: readonly z.infer<typeof Cell>[], columns: readonly Column[], at: { names: Names; pointer: string }): Figure[] {
  const key: Partial<Record<Dimension, string>> = {};
  columns.forEach((column, c) => {
    const text = String(row[c] ?? '');
    if (column.role === 'row') key[column.dimension] = at.names.idIn(column.dimension, text) ?? text;
  });
  return columns.flatMap((column, c) => {
    if (column.role !== 'value') return [];
    const own = column.of ? { [column.of.dimension]: column.of.id } : {};
    return [{ ...key, ...own, text: String(row[c] ?? '').trim(), where: `${at.pointer}/${c}` }];
  });
}
