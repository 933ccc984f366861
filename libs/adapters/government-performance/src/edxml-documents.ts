import { z } from 'zod';
import { AdapterFault, instantOf, jsonOf, textOf, xmlOf, type RawPayload, type XmlNode } from '@ioc/adapter-kit';
import type { Rejected } from '@ioc/contracts';

/** One document of the axis, without its body. Times are epoch milliseconds. */
export interface EdDocument {
  id: string;
  from: string;
  to: string[];
  /** Name of its type, e.g. Công văn. */
  type: string;
  /** What it does: new, recall, update, replace; as the sender writes it. */
  business: string;
  subject: string;
  atMs: number;
  /** End of the day by which it must be done. */
  dueMs: number | undefined;
  /** From a list, which tells neither receivers nor business nor days of delivery. */
  listed: boolean;
  where: string;
}

type Found = { documents: EdDocument[]; rejected: Rejected[] };
const dayMs = 86_400_000;

/**
 * The documents of a list of the axis (JSON of the VXP SDK), or of edXML envelopes (QCVN 102:2016).
 * @throws AdapterFault for an error answer and for another document
 */
export function edDocuments(payload: RawPayload, utcOffset: string): Found {
  return textOf(payload).trimStart().startsWith('<') ? fromEnvelopes(payload, utcOffset) : fromList(payload, utcOffset);
}

const List = z.object({ status: z.string(), ErrorDesc: z.string().nullish(), data: z.array(z.unknown()).nullish() });
const Entry = z.object({ DocId: z.union([z.string().min(1), z.number()]), from: z.string().default(''), messagetype: z.string().default(''), created_time: z.string() });

function fromList(payload: RawPayload, utcOffset: string): Found {
  const list = List.safeParse(jsonOf(payload));
  if (!list.success) throw new AdapterFault('bad-shape', `${payload.name} is neither edXML nor a list of the axis: status and data are needed`);
  const { status, ErrorDesc, data } = list.data;
  if (!/^ok$/i.test(status) || !data) throw new AdapterFault('bad-shape', `${payload.name} answered an error: ${ErrorDesc || status}`);
  const found: Found = { documents: [], rejected: [] };
  data.forEach((raw, i) => {
    const where = `${payload.name}#/data/${i}`;
    const entry = Entry.safeParse(raw);
    const at = entry.success ? timeIn(entry.data.created_time, utcOffset) : null;
    if (!entry.success || at === null) found.rejected.push({ where, raw: JSON.stringify(raw).slice(0, 2000), reason: 'not an entry of the list: DocId and created_time are needed' });
    else found.documents.push({ id: String(entry.data.DocId), from: entry.data.from, to: [], type: entry.data.messagetype, business: '', subject: '', atMs: at, dueMs: undefined, listed: true, where });
  });
  return found;
}

function fromEnvelopes(payload: RawPayload, utcOffset: string): Found {
  const found: Found = { documents: [], rejected: [] };
  const headers = headersIn(xmlOf(payload));
  if (headers.length === 0) throw new AdapterFault('bad-shape', `${payload.name} holds no edXML MessageHeader`);
  for (const { node, trace } of headers) {
    const where = `${payload.name}${node.path}`;
    const document = documentOf(node, trace, { where, utcOffset });
    if ('reason' in document) found.rejected.push({ where, raw: textAt(node, 'Subject').slice(0, 2000), reason: document.reason });
    else found.documents.push(document);
  }
  return found;
}

interface Header {
  node: XmlNode;
  trace: XmlNode | undefined;
}

/** Prefixes differ from sender to sender; attachments lie outside of the envelope and are not looked at. */
function headersIn(node: XmlNode): Header[] {
  const own = node.child('MessageHeader');
  if (own) return [{ node: own, trace: node.child('TraceHeaderList') }];
  return node.children().filter(({ name }) => name !== 'AttachmentEncoded').flatMap(headersIn);
}

function documentOf(node: XmlNode, trace: XmlNode | undefined, { where, utcOffset }: { where: string; utcOffset: string }): EdDocument | { reason: string } {
  const from = textAt(node, 'From', 'OrganId');
  const day = textAt(node, 'PromulgationInfo', 'PromulgationDate');
  const id = idOf(node, from, day);
  const atMs = timeIn(trace?.at('TraceHeader', 'Timestamp')?.text || day, utcOffset);
  const due = textAt(node, 'DueDate');
  const dueMs = due === '' ? undefined : timeIn(due, utcOffset);
  if (from === '' || id === '') return { reason: 'a document needs From/OrganId, and a DocumentId or a Code' };
  if (atMs === null) return { reason: `neither Timestamp nor PromulgationDate is a time: ${day}` };
  if (dueMs === null) return { reason: `DueDate is no day: ${due}` };
  const to = node.children('To').flatMap((one) => textAt(one, 'OrganId') || []);
  const said = { type: textAt(node, 'DocumentType', 'TypeName'), business: businessIn(trace), subject: textAt(node, 'Subject') };
  return { id, from, to, ...said, atMs, dueMs: dueMs === undefined ? undefined : dueMs + dayMs, listed: false, where };
}

/** `OrganId,yyyy/MM/dd,number/notation`, written by the sender or made of its parts. */
function idOf(node: XmlNode, from: string, day: string): string {
  const code = [textAt(node, 'Code', 'CodeNumber'), textAt(node, 'Code', 'CodeNotation')].filter(Boolean).join('/');
  return textAt(node, 'DocumentId') || (code === '' ? '' : [from, day, code].join(','));
}

/** Both spellings occur: the standard's own is `Bussiness`. */
function businessIn(trace: XmlNode | undefined): string {
  const business = trace?.child('Bussiness') ?? trace?.child('Business');
  return (business?.child('BussinessDocType') ?? business?.child('BusinessDocType'))?.text ?? '';
}

function textAt(node: XmlNode, ...names: string[]): string {
  return node.at(...names)?.text ?? '';
}

/** `yyyy/MM/dd`, `yyyy-MM-dd`, with or without a clock time. */
function timeIn(text: string, utcOffset: string): number | null {
  const instant = instantOf(text.replace(/^(\d{4})\/(\d{2})\/(\d{2})/, '$1-$2-$3'), utcOffset);
  return instant === null ? null : Date.parse(instant);
}
