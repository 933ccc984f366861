import type { FoundRecords } from '@ioc/contracts';

const deepest = 6;
const keptRecords = 50;
const keptValues = 8;

/** Lists of records, and lone records, in a JSON answer, with their fields; the longest list first. */
export function findRecords(root: unknown): FoundRecords[] {
  const found: FoundRecords[] = [];
  walk(root, '', found);
  return found.sort((a, b) => b.records - a.records || a.pointer.length - b.pointer.length).slice(0, 30);
}

function walk(value: unknown, pointer: string, found: FoundRecords[]): void {
  if (typeof value !== 'object' || value === null || pointer.split('/').length > deepest) return;
  if (Array.isArray(value)) {
    const records = value.filter(isRecord);
    if (records.length > 0) found.push({ pointer, records: value.length, fields: fieldsOf(records.slice(0, keptRecords)) });
    return;
  }
  const record = value as Record<string, unknown>;
  if (Object.values(record).some((inner) => typeof inner === 'number')) found.push({ pointer, records: 1, fields: fieldsOf([record]) });
  for (const [key, inner] of Object.entries(record)) walk(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, found);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldsOf(records: readonly Record<string, unknown>[]): FoundRecords['fields'] {
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))].slice(0, 100);
  return names.map((name) => {
    const values = records.map((record) => record[name]).filter((value) => value !== undefined && value !== null);
    const shown = values.filter((value) => typeof value !== 'object').map((value) => String(value).slice(0, 200));
    return { name, type: typeOf(values), values: [...new Set(shown)].slice(0, keptValues) };
  });
}

function typeOf(values: readonly unknown[]): FoundRecords['fields'][number]['type'] {
  const isFigure = (value: unknown) => typeof value === 'number' || (typeof value === 'string' && /^\s*-?\d[\d.,\s]*%?\s*$/.test(value));
  if (values.length > 0 && values.every(isFigure)) return 'number';
  return values.length > 0 && values.every((value) => typeof value === 'string') ? 'text' : 'other';
}
