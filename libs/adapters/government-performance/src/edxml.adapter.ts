import { z } from 'zod';
import { Slug, type FeedBatch, type FeedEvent } from '@ioc/contracts';
import { defineAdapter, HttpSource, unchanged, type PackView, type RawPayload } from '@ioc/adapter-kit';
import { edDocuments, type EdDocument } from './edxml-documents.js';

const Figure = z.strictObject({
  indicator: Slug.describe('Indicator of the number of documents.'),
  count: z.enum(['all', 'due', 'overdue']).default('all').describe('due: with a DueDate that has not passed; overdue: with one that has.'),
  from: z.string().optional().describe('Only of this OrganId.'),
  to: z.string().optional().describe('Only to this OrganId.'),
  type: z.string().optional().describe('Only of this TypeName (messagetype of a list).'),
  business: z.string().optional().describe('Only of this BussinessDocType, as the source writes it.'),
});

export const EdXmlSettings = z.strictObject({
  source: HttpSource.describe('Address of the document system or of the axis.'),
  path: z.string().optional().describe('Path of the list below the address.'),
  figures: z.array(Figure).min(1).describe('Figures to take.'),
  documentEvents: z.boolean().default(false).describe('Every document with a DueDate becomes an event official-document, open until that day has passed.'),
});
export type EdXmlSettings = z.infer<typeof EdXmlSettings>;

/** Documents between agencies: lists and envelopes, never bodies. */
export const edXml = defineAdapter<EdXmlSettings>({
  kind: 'edxml',
  title: 'edXML QCVN 102:2016 and lists of the document axis: documents between agencies',
  component: 'government-performance',
  settings: EdXmlSettings,
  async fetch(ctx, { source, path }) {
    const payload = await ctx.http(source, path === undefined ? {} : { path });
    return payload === unchanged ? unchanged : [payload];
  },
  parse: parseDocuments,
});

function parseDocuments(payloads: readonly RawPayload[], settings: EdXmlSettings, pack: PackView): FeedBatch {
  const found = payloads.map((payload) => edDocuments(payload, pack.utcOffset));
  const documents = [...new Map(found.flatMap((one) => one.documents).map((document) => [document.id, document])).values()];
  const nowMs = Math.max(...payloads.map(({ fetchedAt }) => Date.parse(fetchedAt)));
  const place = { area: pack.provinceArea, at: new Date(nowMs).toISOString(), where: payloads.map(({ name }) => name).join(' ').slice(0, 300) };
  // A document that cannot be read may be one of those that are counted.
  const partly = found.some(({ rejected }) => rejected.length > 0) ? { qualifier: 'gte' as const } : {};
  const untold = settings.figures.filter((figure) => asksMore(figure) && documents.some(({ listed }) => listed));
  return {
    readings: settings.figures
      .filter((figure) => !untold.includes(figure))
      .map((figure) => ({ indicator: figure.indicator, value: documents.filter((document) => fits(document, figure, nowMs)).length, ...place, ...partly })),
    events: settings.documentEvents ? documents.flatMap((document) => eventOf(document, nowMs) ?? []) : [],
    rejected: [
      ...found.flatMap(({ rejected }) => rejected),
      ...untold.map(({ indicator }) => ({ where: place.where, raw: indicator, reason: 'a list tells neither receivers nor business nor days of delivery: this figure needs envelopes' })),
    ],
  };
}

/** What a list leaves unsaid is unknown, not 0. */
function asksMore({ count, to, business }: z.infer<typeof Figure>): boolean {
  return count !== 'all' || to !== undefined || business !== undefined;
}

function fits({ from, to, type, business, dueMs }: EdDocument, figure: z.infer<typeof Figure>, nowMs: number): boolean {
  const asked: [string | undefined, readonly string[]][] = [[figure.from, [from]], [figure.to, to], [figure.type, [type]], [figure.business, [business]]];
  if (asked.some(([wanted, said]) => wanted !== undefined && !said.includes(wanted))) return false;
  return figure.count === 'all' || (dueMs !== undefined && dueMs <= nowMs === (figure.count === 'overdue'));
}

function eventOf(document: EdDocument, nowMs: number): FeedEvent | null {
  if (document.dueMs === undefined) return null;
  return {
    id: document.id.slice(0, 200),
    kind: 'official-document',
    title: (document.subject || document.id).slice(0, 300),
    severity: 4,
    status: document.dueMs > nowMs ? 'open' : 'closed',
    organisation: document.from.slice(0, 200),
    startedAt: new Date(document.atMs).toISOString(),
    dueAt: new Date(document.dueMs).toISOString(),
    where: document.where.slice(0, 300),
  };
}
