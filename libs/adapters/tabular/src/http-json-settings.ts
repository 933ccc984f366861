import { z } from 'zod';
import { HttpSource, PushSource } from '@ioc/adapter-kit';
import { Mapping } from './jsonata-mapping.js';

const Pointer = z.string().regex(/^(\/.*)?$/, 'must be a JSON pointer such as /data');

/** How a service gives a long list by parts. Ends by itself; `maxPages` only bounds what a broken source may do. */
const Paging = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('next-link'),
    pointer: Pointer.describe('Where the answer holds the address of the next page, absolute or relative, e.g. /_links/next; absent, null or blank on the last'),
  }),
  z.strictObject({ kind: z.literal('page'), parameter: z.string().default('page'), first: z.number().int().default(1) }),
  z.strictObject({ kind: z.literal('offset'), parameter: z.string().default('offset') }),
  z.strictObject({
    kind: z.literal('cursor'),
    parameter: z.string().default('cursor'),
    pointer: Pointer.describe('Where the answer holds what the next request must bring, e.g. /next_cursor'),
  }),
]);
export type Paging = z.infer<typeof Paging>;

export const HttpJsonSettings = z.strictObject({
  source: z.union([HttpSource, PushSource]).describe('An address that is asked, or push: the service sends by itself'),
  request: z
    .strictObject({
      path: z.string().optional().describe('Appended to the address'),
      query: z.record(z.string(), z.string()).optional(),
      method: z.enum(['GET', 'POST']).default('GET'),
      body: z.string().optional().describe('Body of a POST'),
      contentType: z.string().default('application/json').describe('Type of the body, e.g. application/x-www-form-urlencoded'),
    })
    .prefault({})
    .describe('How the source is asked'),
  paging: Paging.optional().describe('How further pages of a JSON answer are asked for; page and offset go by the records at `records`, cursor and next-link by the answer itself; with a POST of JSON the parameter becomes a member of the body'),
  maxPages: z.number().int().min(1).max(1000).default(50).describe('More pages than this is a fault: figures of half a list would be wrong'),
  format: z.enum(['json', 'csv']).default('json').describe('csv: a table with one line of headings; each line becomes a record {heading: text}'),
  fault: Mapping.optional().describe('JSONata over the whole answer: a text when HTTP 200 carries an error, else nothing'),
  records: Pointer.default('').describe('JSON pointer to the record or the list of records; the whole answer when empty'),
  select: Mapping.optional().describe('JSONata over the whole answer that makes the records, instead of a pointer, e.g. to count or to group'),
  readings: Mapping.describe(
    'JSONata over one record ($root: the whole answer): {indicator, value, at, field?, area?, asOf?, breakdown?, unit?, status?} or a list of such; field names the member that holds the figure',
  ),
  decimal: z.enum(['auto', ',', '.']).default('auto').describe('Decimal mark of figures that are texts'),
}).refine(({ paging, format }) => !paging || format === 'json', { path: ['paging'], message: 'only a JSON answer is paged' });
export type HttpJsonSettings = z.infer<typeof HttpJsonSettings>;
