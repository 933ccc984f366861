import { z } from 'zod';
import { InstantOrPeriod, Slug } from '@ioc/contracts';

const Conditions = z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1)]));

const RecordTime = z.union([
  z.strictObject({
    column: z.string().describe('Column with a time or period in any writing'),
    as: z.enum(['year', 'quarter', 'month', 'day']).optional().describe('Period that a date or timestamp stands for: 2026-10-01 as month is 2026-10'),
  }),
  z.strictObject({
    year: z.string().describe('Column of the year'),
    half: z.string().optional(),
    quarter: z.string().optional(),
    month: z.string().optional(),
    day: z.string().optional(),
  }).describe('Columns that give the period together'),
  z.strictObject({ period: InstantOrPeriod }).describe('All records speak of this period'),
  z.strictObject({ asked: z.literal(true) }).describe('Records say how it is at the moment of asking'),
]);
export type RecordTime = z.infer<typeof RecordTime>;

const RecordFigure = z.strictObject({
  column: z.string().describe('Column that holds the figure'),
  indicator: Slug,
  unit: z.string().optional().describe('Unit of the column, e.g. triệu đồng; that of the indicator when absent'),
  where: Conditions.optional().describe('Only records with these texts, column → text or texts'),
  breakdown: z.string().max(120).optional().describe('Further dimension of the series, e.g. sex=female'),
  breakdownColumn: z.string().optional().describe('Column whose text becomes the breakdown, as column=text'),
});
export type RecordFigure = z.infer<typeof RecordFigure>;

/** How columns of a machine's table become readings; the `table` block of `ckan-datastore` and `sql`. */
export const RecordMapping = z.strictObject({
  area: z
    .union([z.strictObject({ column: z.string().describe('Column with a code or name of the area') }), z.strictObject({ code: z.string() })])
    .optional()
    .describe('Which area a record is of; the whole province when absent'),
  areas: z.record(z.string(), z.string()).default({}).describe('Texts of the area column → codes of the pack, where names alone do not tell'),
  time: RecordTime,
  where: Conditions.default({}).describe('Only records with these texts are taken, column → text or texts; the others are passed over'),
  figures: z.array(RecordFigure).min(1),
  decimal: z.enum(['auto', ',', '.']).default('auto').describe('Decimal mark of columns of type text; columns that the source declares as numbers always have a dot'),
  missing: z.array(z.string()).optional().describe('Texts that mean "no figure", instead of the usual ones (blank, -, na, …)'),
});
export type RecordMapping = z.infer<typeof RecordMapping>;
