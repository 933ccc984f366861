import { z } from 'zod';
import { Slug, type Reading, type Rejected } from '@ioc/contracts';
import { instantOf, type PackView } from '@ioc/adapter-kit';
import type { LgspBody } from './lgsp-body.js';
import { numberOfField, textOfField, timeOf } from './json-value.js';

export const RowsContent = z.strictObject({
  form: z.literal('rows'),
  area: z
    .union([
      z.strictObject({ field: z.string().describe('Field with an area’s code or name.'), values: z.record(z.string(), z.string()).default({}).describe('Its value → code of the area, where the pack does not know it.') }),
      z.strictObject({ code: z.string().describe('Code of the one area that all rows speak of.') }),
    ])
    .optional()
    .describe('Which area a row speaks of; the province when not said.'),
  time: z
    .strictObject({
      field: z.string().describe('Field of the row, or of the whole answer, with the instant or period of the figures.'),
      asOf: z.string().optional().describe('Field with the moment at which a period’s figures were made up.'),
    })
    .optional()
    .describe('When the figures were so; without it they are as of the poll.'),
  decimalMark: z.enum(['.', ',']).optional().describe('Decimal mark of numbers that come as text; needed only where 1.234 could be either.'),
  figures: z
    .array(
      z.strictObject({
        indicator: Slug,
        field: z.string().describe('Field with the figure.'),
        scale: z.number().default(1).describe('The figure is multiplied by this.'),
        breakdown: z.string().optional().describe('Further dimension of the series.'),
      }),
    )
    .min(1)
    .describe('Field of a row → indicator.'),
});
export type RowsContent = z.infer<typeof RowsContent>;

interface Context {
  pack: PackView;
  fetchedAt: string;
  name: string;
}

/** One reading for each mapped field of each row. */
export function rowReadings(answer: LgspBody, content: RowsContent, context: Context): { readings: Reading[]; rejected: Rejected[] } {
  const readings: Reading[] = [];
  const rejected: Rejected[] = [];
  answer.rows.forEach((row, i) => {
    const where = `${context.name}${answer.pointer}/${i}`;
    const key = keyOf(row, answer.body, { content, context });
    if ('reason' in key) {
      rejected.push(refuse(where, row, key.reason));
      return;
    }
    for (const { indicator, field, scale, breakdown } of content.figures) {
      const found = numberOfField(row, field, content.decimalMark ?? null);
      if ('reason' in found) rejected.push(refuse(`${where}/${field}`, row, found.reason));
      else readings.push({ indicator, ...key, ...(breakdown ? { breakdown } : {}), value: found.value === null ? null : found.value * scale, where: `${where}/${field}` });
    }
  });
  return { readings, rejected };
}

type Key = Pick<Reading, 'area' | 'at' | 'asOf'>;

function keyOf(row: unknown, body: unknown, { content, context }: { content: RowsContent; context: Context }): Key | { reason: string } {
  const area = areaOf(row, content.area, context.pack);
  if (typeof area !== 'string') return area;
  if (!content.time) return { area, at: context.fetchedAt };
  const said = saidIn(row, body, content.time.field);
  const at = timeOf(said, context.pack.utcOffset);
  if (at === null) return { reason: `${content.time.field} is no time: ${said || '(none)'}` };
  const asOf = instantOf(saidIn(row, body, content.time.asOf), context.pack.utcOffset);
  return { area, at, ...(asOf === null ? {} : { asOf }) };
}

/** A field of the row, or else of the whole answer. */
function saidIn(row: unknown, body: unknown, field: string | undefined): string {
  return field === undefined ? '' : (textOfField(row, field) ?? textOfField(body, field) ?? '');
}

function areaOf(row: unknown, setting: RowsContent['area'], pack: PackView): string | { reason: string } {
  if (!setting) return pack.provinceArea;
  if ('code' in setting) return setting.code;
  const text = textOfField(row, setting.field);
  if (text === undefined) return { reason: `no ${setting.field}` };
  if (Object.hasOwn(setting.values, text)) return setting.values[text] as string;
  const match = pack.area(text);
  if (match && 'code' in match) return match.code;
  return { reason: match ? `${text} stands for several areas: ${match.candidates.join(', ')}` : `${text} is no area of the pack` };
}

export function refuse(where: string, raw: unknown, reason: string): Rejected {
  return { where, raw: JSON.stringify(raw).slice(0, 2000), reason };
}
