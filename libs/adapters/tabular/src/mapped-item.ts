import { z } from 'zod';
import { ReadingStatus, Slug, type Reading, type Rejected } from '@ioc/contracts';
import { areaCodeOf, decimalMarkOf, figureOf, readPeriod, readStatus, type DecimalMark, type FigureValue, type NotTaken, type PackView } from '@ioc/adapter-kit';

/** What a mapping answers for one figure. */
const MappedItem = z.strictObject({
  indicator: Slug,
  value: z.union([z.number(), z.string(), z.null()]),
  at: z.union([z.string(), z.number()]),
  field: z.string().optional(),
  area: z.union([z.string(), z.number()]).optional(),
  asOf: z.string().optional(),
  breakdown: z.string().optional(),
  unit: z.string().optional(),
  status: ReadingStatus.optional(),
});
type MappedItem = z.infer<typeof MappedItem>;

interface ItemContext {
  /** JSON pointer of the record. */
  where: string;
  mark: DecimalMark;
  pack: PackView;
}

export function decimalMarkOfItems(items: readonly unknown[]): DecimalMark {
  return decimalMarkOf(items.flatMap((item) => {
    const value = (item as { value?: unknown } | null)?.value;
    return typeof value === 'string' ? [value] : [];
  }));
}

/** One figure of a mapping as a reading in its indicator's unit, or why not. */
export function readItem(item: unknown, context: ItemContext): Reading | Rejected {
  const raw = () => (JSON.stringify(item) ?? String(item)).slice(0, 300);
  const checked = MappedItem.safeParse(item);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    return { where: context.where, raw: raw(), reason: `the mapping gives no reading: ${issue?.path.join('.')} ${issue?.message}` };
  }
  const { indicator, breakdown, status, field } = checked.data;
  const where = field === undefined ? context.where : `${context.where}/${field}`;
  const figure = figureOf(checked.data.value, { ...context, ...checked.data });
  const time = timesOf(checked.data, context.pack);
  const area = areaOf(checked.data, context.pack);
  for (const part of [figure, time, area]) if ('reason' in part) return { where, raw: raw(), reason: part.reason };
  const { value, qualifier, status: own } = figure as FigureValue;
  return { indicator, ...(area as Pick<Reading, 'area'>), value, qualifier, ...(time as Pick<Reading, 'at' | 'asOf'>), breakdown, status: status ?? own ?? readStatus(String(checked.data.at)), where };
}

function timesOf(item: MappedItem, pack: PackView): Pick<Reading, 'at' | 'asOf'> | NotTaken {
  const at = readPeriod(String(item.at), [], pack.utcOffset);
  if (!at || at === 'ambiguous') return { reason: `no one time in "${item.at}"` };
  if (item.asOf === undefined) return { at: at.at };
  const asOf = readPeriod(item.asOf, ['instant'], pack.utcOffset);
  return asOf && asOf !== 'ambiguous' && asOf.kind === 'instant' ? { at: at.at, asOf: asOf.at } : { reason: `asOf "${item.asOf}" is no instant` };
}

function areaOf(item: MappedItem, pack: PackView): Pick<Reading, 'area'> | NotTaken {
  if (item.area === undefined) return { area: pack.provinceArea };
  const found = areaCodeOf(String(item.area), pack);
  return 'code' in found ? { area: found.code } : found;
}
