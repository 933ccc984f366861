import { instantOf, readNumber, readPeriod, type DecimalMark } from '@ioc/adapter-kit';

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field of an object's own; a path by dots goes down: `data.chiTiet`. */
export function fieldOf(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, name) => (isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined), value);
}

/** Text of a scalar; `undefined` for what is blank, absent or no scalar. */
export function textOfField(value: unknown, path: string): string | undefined {
  const found = fieldOf(value, path);
  if (typeof found === 'number' || typeof found === 'boolean') return String(found);
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : undefined;
}

/** Texts by which a service says that it has no figure; in a machine's answer any other word is a fault, also `NaN` and `x`. */
const noFigure: readonly string[] = ['', '-', '--', 'null', 'n/a'];

export type NumberFound = { value: number | null } | { reason: string };

/** A number as JSON or as text; `null` and the texts for "no figure" are known to be missing, an absent field is a fault. */
export function numberOfField(value: unknown, path: string, mark: DecimalMark = null): NumberFound {
  const found = fieldOf(value, path);
  if (found === undefined) return { reason: `no field ${path}` };
  if (found === null) return { value: null };
  if (typeof found === 'number') return Number.isFinite(found) ? { value: found } : { reason: `${path} is no finite number` };
  if (typeof found !== 'string') return { reason: `${path} is no number` };
  const read = readNumber(found, mark, noFigure);
  if (read.kind === 'missing') return { value: null };
  return read.kind === 'number' ? { value: read.value } : { reason: `${path}: "${found}": ${read.reason}` };
}

/** An instant (ISO UTC) or a period; day-first dates are days. */
export function timeOf(text: string, utcOffset: string): string | null {
  const hasClock = /\d:\d{2}/.test(text);
  if (hasClock) return instantOf(text, utcOffset);
  const period = readPeriod(text, [], utcOffset);
  return period === null || period === 'ambiguous' ? null : period.at;
}
