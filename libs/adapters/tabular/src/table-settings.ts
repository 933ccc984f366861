import { z } from 'zod';
import { InstantOrPeriod, Slug } from '@ioc/contracts';
import { FolderSource, HttpSource } from '@ioc/adapter-kit';

/** Header words or a label, in one or several spellings; case, accents, NFC/NFD and line breaks do not matter. */
export const Words = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
  .describe('Words of a header or label, or a list of spellings; case, accents and line breaks do not matter');
export type Words = z.infer<typeof Words>;

export const TableSource = z
  .union([FolderSource, HttpSource])
  .describe('A drop folder ({folder, pattern}) or an address ({url, headers, auth}) that gives the file');

const periodKinds = ['year', 'half', 'quarter', 'month', 'week', 'day', 'school-year', 'months', 'instant'] as const;
const Period = z
  .strictObject({
    column: Words.optional().describe('Header of the column that holds the period or date of each row'),
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
});

/** What one table looks like and what it brings; nothing is found by column number. */
export const tableShape = {
  area: z
    .union([
      z.strictObject({ column: Words.describe('Header of the column of areas: codes, names or aliases') }),
      z.strictObject({ code: z.string().min(1).describe('Code of the one area that the table speaks of') }),
    ])
    .optional()
    .describe('Which area the figures are of; the whole province when absent'),
  period: Period.prefault({}),
  rows: z
    .strictObject({
      label: Words.describe('Header of the column of labels'),
      value: Words.describe('Header of the column of figures'),
      items: z.array(Item).min(1).describe('Rows that are taken'),
    })
    .optional()
    .describe('A table with an indicator in each row'),
  columns: z
    .array(
      z.strictObject({
        column: Words.describe('Header of the column of figures'),
        indicator: Slug.describe('Indicator that the column brings'),
        breakdown: z.string().max(120).optional().describe('A further dimension of it, e.g. channel=zalo'),
        unit: z.string().optional().describe('Unit of the column where the file does not say it'),
      }),
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
  encoding: z.enum(['auto', 'utf-8', 'utf-16le', 'windows-1258']).default('auto').describe('Encoding of the file; auto decides by content'),
  delimiter: z.enum(['auto', ',', ';', '\t', '|']).default('auto').describe('What parts the fields; auto decides by content'),
  table: Table,
});
export type CsvSettings = z.infer<typeof CsvSettings>;

export function wordsOf(words: Words): readonly string[] {
  return typeof words === 'string' ? [words] : words;
}
