import { z } from 'zod';
import { InstantOrPeriod, Slug } from '@ioc/contracts';
import { FolderSource, HttpSource, PushSource } from '@ioc/adapter-kit';

/** Header words or a label, in one or several spellings; case, accents, NFC/NFD and line breaks do not matter. */
export const Words = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
  .describe('Words of a header or label, or a list of spellings; case, accents and line breaks do not matter');
export type Words = z.infer<typeof Words>;

export const TableSource = z
  .union([FolderSource, HttpSource, PushSource])
  .describe('A drop folder ({folder, pattern}), an address ({url, headers, auth}), or push: the department sends the file itself');

const periodKinds = ['year', 'half', 'quarter', 'month', 'week', 'day', 'school-year', 'months', 'instant'] as const;
const Period = z
  .strictObject({
    column: Words.optional().describe('Header of the column that holds the period or date of each row'),
    left: z.literal(true).optional().describe('The period of each row is what stands left of its figures, under no header of its own'),
    at: InstantOrPeriod.optional().describe('The period itself, for a file that never names it'),
    kind: z.enum(periodKinds).optional().describe("Which of several periods is meant; else that of the indicator's cadence"),
    from: z
      .array(z.enum(['header', 'title', 'sheet', 'file']))
      .min(1)
      .default(['header', 'title', 'sheet', 'file'])
      .describe('Where the period is looked for, in this order: header of the value column, title rows, sheet name, file name'),
  })
  .describe('How the period of the figures is found');

const Item = z.strictObject({
  label: Words.describe('Label of the row; leading numbering and a unit in brackets do not matter'),
  under: Words.optional().describe('Heading above it, where one label stands several times'),
  indicator: Slug.describe('Indicator that the row brings'),
  value: Words.optional().describe('Header of its value column, where it is not that of the table'),
  unit: z.string().optional().describe('Unit of the figure where the file does not say it beside the figure'),
  breakdown: z.string().max(120).optional().describe('A further dimension of the indicator that the row stands for, e.g. sector=state'),
});

const Across = z.enum(['periods', 'areas']).describe('Every column whose header names a period (an area) is one of figures, and they are of that period (area)');

const Check = z
  .union([
    z.strictObject({
      columns: z.array(Words).min(1).describe('Headers of the columns that are the parts'),
      equals: Words.describe('Header of the column that is their sum'),
      tolerance: z.number().min(0).default(0).describe('Difference that rounding may leave, in the unit of the file'),
    }),
    z.strictObject({
      rows: z.array(Words).min(1).describe('Labels of the rows that are the parts'),
      equals: Words.describe('Label of the row that is their sum'),
      tolerance: z.number().min(0).default(0).describe('Difference that rounding may leave, in the unit of the file'),
    }),
    z.strictObject({
      areas: z.literal('total').describe("The areas' figures add up to the total row, in every column of figures"),
      tolerance: z.number().min(0).default(0).describe('Difference that rounding may leave, in the unit of the file'),
    }),
  ])
  .describe('A sum that must hold. A breach is reported with both figures, and both are kept');
export type Check = z.infer<typeof Check>;

/** What one table looks like and what it brings; nothing is found by column number. */
export const tableShape = {
  below: Words.optional().describe('The table, header included, stands below the row that holds these words: for a sheet with several tables'),
  section: Words.optional().describe('Only rows below the row that holds these words, which stands under the header, count'),
  until: Words.optional().describe('The table ends above the row that holds these words'),
  area: z
    .union([
      z.strictObject({ column: Words.describe('Header of the column of areas: codes, names or aliases') }),
      z.strictObject({ code: z.string().min(1).describe('Code of the one area that the table speaks of') }),
      z.strictObject({ left: z.literal(true).describe('The area of each row is what stands left of its figures, under no header of its own') }),
    ])
    .optional()
    .describe('Which area the figures are of; the whole province when absent'),
  period: Period.prefault({}),
  rows: z
    .strictObject({
      label: Words.optional().describe('Header of the column of labels; the texts left of the figures when absent'),
      value: Words.optional().describe('Header of the column of figures'),
      across: Across.optional(),
      items: z.array(Item).min(1).describe('Rows that are taken'),
    })
    .refine((rows) => rows.value !== undefined || rows.across !== undefined || rows.items.every((item) => item.value !== undefined), 'say value, across, or a value for each item: which columns hold the figures')
    .optional()
    .describe('A table with an indicator in each row'),
  columns: z
    .array(
      z.strictObject({
        column: Words.optional().describe('Header of the column of figures'),
        across: Across.optional(),
        indicator: Slug.describe('Indicator that the column brings'),
        breakdown: z.string().max(120).optional().describe('A further dimension of it, e.g. channel=zalo'),
        unit: z.string().optional().describe('Unit of the column where the file does not say it'),
      }).refine((column) => column.column !== undefined || column.across !== undefined, 'say column, across, or both'),
    )
    .default([])
    .describe('A table with an indicator in each column'),
  unit: z
    .strictObject({
      column: Words.optional().describe('Header of the column of units (ĐVT)'),
      text: z.string().optional().describe('Unit of the whole table where the file does not say it'),
    })
    .prefault({})
    .describe('Where units stand'),
  decimal: z
    .enum(['auto', ',', '.'])
    .default('auto')
    .describe('Decimal mark of figures written as text; auto decides by column and document, and refuses what stays ambiguous'),
  missing: z.array(z.string()).default([]).describe('Texts that mean "no figure", beside the usual -, …, x, na and sb'),
  zero: z.array(z.string()).default([]).describe('Texts that mean the number 0, for sources that write so, e.g. "-"; none by default'),
  blank: z.enum(['skip', 'missing']).default('skip').describe('A blank where a figure is wanted: passed over and reported, or taken as known to be missing'),
  brackets: z.enum(['refuse', 'negative', 'missing']).default('refuse').describe('A number in brackets, (3): refused, the negative -3 of accountants, or a note in place of a figure'),
  skip: z.array(z.string().min(1)).default([]).describe('Labels of rows that are passed over and reported: groups, regions, subtotals that have words of their own'),
  checks: z.array(Check).default([]).describe('Sums that must hold within the table'),
  hidden: z.enum(['skip', 'read']).default('skip').describe('Hidden rows, columns and sheets: passed over and reported, or read'),
  totals: z.enum(['skip', 'province']).default('skip').describe('A total row among areas: passed over and reported, or read as the province'),
};

const SheetChoice = z.strictObject({
  title: Words.optional().describe('Words of a title cell above the table'),
  name: z.string().optional().describe('Name of the sheet; * stands for any text; blanks do not matter'),
  position: z.number().int().positive().optional().describe('Place of the sheet among the visible ones, from 1'),
  breakdown: z.string().max(120).optional().describe('A further dimension that the sheet stands for, e.g. level=primary'),
});
export type SheetChoice = z.infer<typeof SheetChoice>;

const layoutRule = (table: { rows?: unknown; columns: readonly unknown[] }): boolean => (table.rows === undefined) !== (table.columns.length === 0);
const layoutFault = 'say either rows (an indicator in each row) or columns (an indicator in each column)';

export const Table = z.strictObject(tableShape).refine(layoutRule, layoutFault);
export type Table = z.infer<typeof Table>;

export const SheetTable = z
  .strictObject({
    ...tableShape,
    sheets: z.array(SheetChoice).min(1).prefault([{ position: 1 }]).describe('Sheets that hold such a table; each must be there'),
    sumOfSheets: z.boolean().default(false).describe('Also bring, without breakdown, the sum over the sheets where every sheet has the figure'),
  })
  .refine(layoutRule, layoutFault);
export type SheetTable = z.infer<typeof SheetTable>;

export const SpreadsheetSettings = z.strictObject({
  source: TableSource,
  tables: z.array(SheetTable).min(1).describe('Tables of the workbook'),
});
export type SpreadsheetSettings = z.infer<typeof SpreadsheetSettings>;

export const CsvSettings = z.strictObject({
  source: TableSource,
  encoding: z.enum(['auto', 'utf-8', 'utf-16le', 'windows-1258', 'tcvn3', 'vni']).default('auto').describe('Encoding of the file; auto decides by content. tcvn3 and vni must be said, since text without fonts cannot show them'),
  delimiter: z.enum(['auto', ',', ';', '\t', '|']).default('auto').describe('What parts the fields; auto decides by content'),
  table: Table,
});
export type CsvSettings = z.infer<typeof CsvSettings>;

export function wordsOf(words: Words): readonly string[] {
  return typeof words === 'string' ? [words] : words;
}
