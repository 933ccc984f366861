import { join } from 'node:path';
import { static as files, type Express, type Request, type Response } from 'express';
import type { Brief, BriefChange, BriefFigure, EventState, ManualEntry } from '@ioc/contracts';
import type { ProvincePack } from '@ioc/platform';
import { figuresOf } from '../support/scene-figures.js';

/* What the leaders' brief asks of its server, in names and figures that are hard to set. */

const hour = 3_600_000;
const title = 'Mực nước sông Đăk Bla tại cầu Kon Klor vượt báo động III và đang lên nhanh, sơ tán dân ven sông';

/** Serves the brief's page and its answers. @param dist the built client */
export function serveBrief(express: Express, pack: ProvincePack, dist: string): void {
  express.get('/api/v1/brief', (_request: unknown, response: Response) => void response.json(briefOf(pack)));
  express.get('/api/v1/notifications/recipients', (_request: unknown, response: Response) => void response.json([{ id: 'leaders', name: { vi: 'Lãnh đạo trực Ủy ban nhân dân tỉnh và Văn phòng', en: 'Leaders on call' }, reach: [{ channel: 'tablets', name: { vi: 'Máy tính bảng', en: 'Tablets' }, kind: 'web-push' }] }]));
  express.get('/api/v1/manual-entries', (_request: unknown, response: Response) => void response.json(entriesOf(pack)));
  express.use('/brief', files(join(dist, 'brief'), { index: false, redirect: false }));
  express.get('/brief-worker.js', (_request: unknown, response: Response) => response.sendFile(join(dist, 'brief-worker.js')));
  express.get(['/brief', '/brief/*path'], (_request: Request, response: Response) => response.sendFile(join(dist, 'brief.html')));
}

function briefOf(pack: ProvincePack): Brief {
  const now = Date.now();
  const ids = figuresOf(pack.scenes);
  const figure = (nth: number, more: Partial<BriefFigure> = {}): BriefFigure => ({
    ...{ indicator: ids[nth] ?? '', area: pack.provinceArea, value: 654_321, period: 'instant', at: now, ageFrom: now - hour, staleAt: now + hour },
    ...{ freshness: 'fresh', provenance: 'simulated', feed: 'stage', ...more },
  });
  const event: EventState = { id: 'stage/0', feed: 'stage', component: 'security-traffic', kind: 'disaster-alert', title, severity: 1, status: 'open', area: '610', startedAt: now - hour, receivedAt: now, provenance: 'simulated' };
  const changes: BriefChange[] = [
    { kind: 'opened', event },
    { kind: 'figure', to: figure(1), from: -1234.5, fromAt: now - 24 * hour, direction: 'worse', crossed: 'out' },
    { kind: 'figure', to: figure(2, { freshness: 'stale' }), from: 999_999, fromAt: now - 24 * hour, direction: 'worse', crossed: null },
    { kind: 'revised', to: figure(5), from: null, fromAt: now - hour, direction: 'neutral' },
    { kind: 'figure', to: figure(7), from: 123_456.7, fromAt: now - 24 * hour, direction: 'better', crossed: 'in' },
    { kind: 'closed', event: { ...event, id: 'stage/closed', status: 'closed' } },
  ];
  const text = { vi: `Khẩn cấp: ${title}, Đăk Glei, từ 05:40 ngày 23/11/2026; Văn phòng Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh.`, en: `Critical: ${title}, Đăk Glei, since 05:40 on 23/11/2026.` };
  const sentences = Array.from({ length: 10 }, (_, nth) => ({ rule: 'off-target' as const, text, figure: nth % 3 ? figure(nth, nth % 2 ? { freshness: 'stale' } : {}) : null, event: nth % 3 ? null : event, source: 'Văn phòng Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh Kon Tum' }));
  return { from: new Date(now - 13 * hour).toISOString(), at: new Date(now).toISOString(), simulated: true, sentences, changes };
}

/** Four drafts: one more than the first page has room for. */
function entriesOf({ scenes, provinceArea }: ProvincePack): ManualEntry[] {
  const enteredAt = new Date(Date.now() - 3 * hour - 12 * 60_000).toISOString();
  return figuresOf(scenes)
    .slice(1, 5)
    .map((indicator, nth) => ({ id: `0000000${nth}-0000-4000-8000-000000000000`, indicator, area: provinceArea, period: '2026-01/2026-10', written: '1.234.567,89', value: 1_234_567.89, note: title, author: 'Nguyễn Thị Phương Thảo, Văn phòng Ủy ban nhân dân tỉnh', enteredAt, state: 'draft', decidedBy: null, decidedAt: null, runId: null }));
}
