import { z } from 'zod';
import { ComponentId, Slug } from './words.js';

/** Milliseconds since 1970, UTC. */
const EpochMs = z.number();

/**
 * What somebody did: xem, xuất, thay đổi, xác nhận, phê duyệt, phóng to camera, thử (nothing was changed by it), đăng nhập, đăng xuất;
 * `refused` is what was not let through before anybody looked at what was asked.
 */
export const AuditAct = z.enum(['saw', 'exported', 'changed', 'acknowledged', 'approved', 'enlarged', 'tried', 'signed-in', 'signed-out', 'refused']);
export type AuditAct = z.infer<typeof AuditAct>;

/** How it ended: as asked, refused with a reason, or by a fault of the server. */
export const AuditOutcome = z.enum(['ok', 'refused', 'failed']);
export type AuditOutcome = z.infer<typeof AuditOutcome>;

export const AuditActor = z.object({
  kind: z.enum(['person', 'display', 'visitor', 'system']),
  id: z.string().describe('Of the account or the display; `visitor` where there is none'),
  name: z.string().describe('As it stood then; what a visitor said of himself'),
});
export type AuditActor = z.infer<typeof AuditActor>;

/** What else is known of it, e.g. the filter of an export; never what was typed as a secret. */
export const AuditDetails = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
export type AuditDetails = z.infer<typeof AuditDetails>;

/** `GET /api/v1/audit`: one act, as it stands in the chain. */
export const AuditEntry = z.object({
  number: z.number().int().describe('Entries are counted from 1 on, without a gap'),
  id: z.uuid(),
  at: EpochMs,
  actor: AuditActor,
  act: AuditAct,
  subject: z.object({ kind: z.string().describe('As the paths of the interface name it: alarms, directives, cameras …'), id: z.string().nullable() }),
  component: z.string().nullable(),
  area: z.string().nullable(),
  organisation: z.string().nullable(),
  why: z.string().nullable().describe('The reason that was given'),
  from: z.string().nullable().describe('Network address'),
  outcome: AuditOutcome,
  details: AuditDetails,
  previous: z.string().describe('Hash of the entry before; sixty-four zeros before the first'),
  hash: z.string().describe('SHA-256 over the hash before and this entry'),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

const Moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], 'must be a day (2026-11-23) or an ISO moment with a zone')
  .transform((text) => new Date(text));

const filters = {
  from: Moment.optional().describe('acts at this moment or later: a day, or a moment with a zone'),
  to: Moment.optional().describe('acts before this moment: a day, or a moment with a zone'),
  actor: z.string().trim().min(1).max(120).optional().describe('id or whole name of whoever did it'),
  act: AuditAct.optional().describe('what was done'),
  kind: z.string().trim().min(1).max(60).optional().describe('kind of what it was done to: alarms, directives, cameras …'),
  subject: z.string().trim().min(1).max(300).optional().describe('id of what it was done to, e.g. NV-12 or camera-07'),
  component: ComponentId.optional().describe('one of the seven components'),
  area: z.string().max(40).optional().describe('code of an area, that itself'),
  organisation: Slug.optional().describe('id of an organisation'),
  outcome: AuditOutcome.optional().describe('how it ended'),
  text: z.string().trim().min(1).max(200).optional().describe('words of names, subjects, reasons and addresses; accents and capitals do not matter'),
};

/** Whether the span is none; the message names `to`. */
const isSpan = ({ from, to }: { from?: Date | undefined; to?: Date | undefined }) => !from || !to || from < to;
const noSpan = { message: 'must lie after `from`', path: ['to'] };

/** `GET /api/v1/audit`, newest first. */
export const AuditQuery = z
  .strictObject({
    ...filters,
    before: z.coerce.number().int().min(1).optional().describe('entries with a smaller number: `next` of the page before'),
    limit: z.coerce.number().int().min(1).max(500).default(100).describe('entries of a page'),
  })
  .refine(isSpan, noSpan);
export type AuditAsked = z.infer<typeof AuditQuery>;

/** `GET /api/v1/audit/export`: everything that the filters find, as a file. */
export const AuditExportQuery = z
  .strictObject({
    ...filters,
    format: z.enum(['csv', 'xlsx']).default('csv').describe('CSV, or a workbook'),
    lang: z.enum(['vi', 'en']).default('vi').describe('language of the titles'),
    why: z.string().trim().min(1).max(500).optional().describe('the reason of the export, kept in the audit itself'),
  })
  .refine(isSpan, noSpan);
export type AuditExportAsked = z.infer<typeof AuditExportQuery>;

export const AuditPage = z.object({
  entries: z.array(AuditEntry),
  next: z.number().int().nullable().describe('Asked for as `before`, it gives the page after this one; null at the end'),
});
export type AuditPage = z.infer<typeof AuditPage>;

/** The end of the chain at a moment: what is laid down outside of the database. */
export const AuditHead = z.object({ number: z.number().int(), hash: z.string(), count: z.number().int().describe('Entries that there are'), at: EpochMs });
export type AuditHead = z.infer<typeof AuditHead>;

/** `GET /api/v1/audit/state` */
export const AuditState = z.object({
  head: AuditHead.nullable().describe('Null before the first entry'),
  anchored: AuditHead.nullable().describe('What this server laid down last outside of the database; null: nothing since its start'),
  anchorFaults: z.number().int().describe('Times that a place outside could not be written since the start of this server'),
  waiting: z.number().int().describe('Entries that are not written yet'),
  isWritable: z.boolean().describe('False while acts are refused because they could not be recorded'),
});
export type AuditState = z.infer<typeof AuditState>;

const Reason = z.string().trim().min(3).max(500);

/** `POST /api/v1/cameras/:id/tickets`; a tile among others when nothing is said. */
export const CameraTicketRequest = z
  .strictObject({
    view: z.enum(['tile', 'enlarged']).default('tile').describe('a small picture among others, or the one that somebody looks at'),
    why: Reason.optional().describe('why it is looked at; nobody is given the large picture without it'),
    by: z.string().trim().min(2).max(80).optional().describe('who looks, where nobody is signed in'),
  })
  .refine(({ view, why }) => view === 'tile' || why !== undefined, { path: ['why'], message: 'an enlarged picture needs a reason: say why it is looked at' });
export type CameraTicketRequest = z.infer<typeof CameraTicketRequest>;

/** `POST /api/v1/cameras/:id/enlarged`: a wall says that a picture that it plays stands large there without an order. */
export const CameraEnlargedRequest = z.strictObject({
  scene: Slug.describe('the scene that shows it large'),
  why: Reason.optional().describe('where a person asked for it; a scene by itself has none'),
});
export type CameraEnlargedRequest = z.infer<typeof CameraEnlargedRequest>;
