import type { Express, Request, Response } from 'express';
import type { AlarmRulesInfo, AlarmStanding, DirectiveAnswer, DirectiveDetail, DirectiveState } from '@ioc/contracts';
import type { ProvincePack } from '@ioc/platform';

/* Directives and alarms in names and words that are hard to set. */

const hour = 3_600_000;
const long = 'Khắc phục sạt lở, thông tuyến đường Hồ Chí Minh đoạn qua đèo Lò Xo (Km 1440+200 đến Km 1443+900), bảo đảm an toàn cho người và phương tiện';
const content = `${long}.\n\nHuy động máy xúc, rào chắn hai đầu, bố trí người cảnh giới 24/24 giờ và báo cáo kết quả mỗi hai giờ về Trung tâm.`;
const states: readonly DirectiveState[] = ['in-progress', 'draft', 'sent', 'done', 'received', 'draft', 'verified'];
const organisation = 'so-giao-thong';

/** One in each state, the first one overdue and with everything that can stand in it. */
export function directivesOf(now = Date.now()): DirectiveAnswer[] {
  return states.map((state, index) => ({ ...plain(state, index, now), ...(index === 0 ? overdue(now) : {}), ...(index === 1 ? { origin: { kind: 'alarm', alarm: 'disaster-severe/610/stage' } } : {}) }));
}

function plain(state: DirectiveState, index: number, now: number): DirectiveAnswer {
  const isDraft = state === 'draft';
  return {
    ...{ id: `NV-${index + 1}`, group: `00000000-0000-4000-8000-00000000000${index}`, organisation, title: index % 2 === 0 ? long : 'Báo cáo', content, evidenceWanted: 'Biên bản nghiệm thu có chữ ký, ảnh hiện trường trước và sau' },
    ...{ priority: (['p1', 'p2', 'p3'] as const)[index % 3]!, deadline: now + (index * 5 + 1) * hour, origin: { kind: 'none' }, state, since: now - hour, draftedAt: now - 9 * hour, draftedBy: 'Nguyễn Thị Phương Thảo, Văn phòng Ủy ban nhân dân tỉnh' },
    ...{ approvedBy: isDraft ? null : 'Chủ tịch Ủy ban nhân dân tỉnh', sendAt: null, sentAt: isDraft ? null : now - 8 * hour, doneAt: ['done', 'verified'].includes(state) ? now - hour : null },
    ...{ percent: 0, extension: null, extended: 0, overdueSince: null, evidence: [], drill: null, last: index + 1 },
  };
}

function overdue(now: number): Partial<DirectiveAnswer> {
  return {
    ...{ deadline: now - 31 * hour, overdueSince: now - 31 * hour, percent: 65, extended: 2 },
    extension: { until: now + 9 * hour, why: 'Mưa lớn liên tục, đất đá tiếp tục sạt xuống mặt đường, máy không vào được', by: 'Sở Giao thông vận tải', at: now },
    evidence: [{ sha256: 'a'.repeat(64), name: 'bien-ban-nghiem-thu-khoi-luong-dat-da-sat-lo-km1440-ban-cuoi-co-chu-ky.pdf', type: 'application/pdf', bytes: 19_876_543, by: 'Sở Giao thông vận tải', at: now - hour }],
  };
}

function detailOf(directive: DirectiveAnswer): DirectiveDetail {
  const past = Array.from({ length: 12 }, (_, index) => ({ number: 12 - index, at: Date.now() - index * 7 * hour, kind: 'progress', by: index % 3 ? 'Sở Giao thông vận tải' : null, said: { vi: `Tiến độ ${60 - index} %: ${long}`, en: `Progress ${60 - index} %: ${long}` }, state: directive.state }));
  return { directive, past };
}

/** What the pages of directives ask of their server. */
export function serveDirectives(express: Express): void {
  express.get('/api/v1/directives/:id', (request: Request, response: Response) => {
    const directive = directivesOf().find(({ id }) => id === request.params['id']);
    if (directive) response.json(detailOf(directive));
    else response.status(404).end();
  });
}

/** The rules of the pack, and an alarm of each priority that nobody has acknowledged. */
export function alarmsOf({ alarms: { rules, groups }, provinceArea }: ProvincePack, now = Date.now()): { alarms: AlarmStanding[]; ruled: AlarmRulesInfo } {
  const infos = rules.map(({ id, name, owner, respondWithin, procedure, cause, consequence, action, group }) => ({ id, name, owner, respondWithin, procedure, cause, consequence, action, group: group ?? null }));
  const shown = (['p1', 'p2', 'p3'] as const).flatMap((priority) => rules.find((rule) => rule.priority === priority) ?? []);
  const alarms = shown.map(({ id, priority }): AlarmStanding => ({
    ...{ id: `${id}/${provinceArea}`, rule: id, area: provinceArea, source: null, priority, state: 'unacknowledged', since: now - hour, condition: 'true', conditionSince: now - hour },
    ...{ active: true, activeSince: now - hour, acknowledged: false, acknowledgedBy: null, holdUntil: null, shelf: null, suppressedBy: [], outOfService: null, drill: null },
    evidence: { value: 3, limit: 2, unit: '', reading: null, events: [], feed: null, silent: [], why: { vi: `${long}.`, en: `${long}.` } },
  }));
  return { alarms, ruled: { rules: infos, groups: [...groups] } };
}
