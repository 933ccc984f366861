import { type AlarmPriority, type Bilingual } from '@ioc/contracts';
import type { AlarmNotice, DirectiveNotice, Message, NoticeContent, Outgoing } from './message.js';

type Language = 'vi' | 'en';

const priorities: Record<AlarmPriority, Bilingual> = {
  p1: { vi: 'KHẨN CẤP', en: 'URGENT' },
  p2: { vi: 'CAO', en: 'HIGH' },
  p3: { vi: 'VỪA', en: 'MEDIUM' },
  p4: { vi: 'THẤP', en: 'LOW' },
};
const happenings: Record<AlarmNotice['what'], Bilingual> = {
  raised: { vi: 'Cảnh báo mới', en: 'New alarm' },
  acknowledged: { vi: 'Đã xác nhận', en: 'Acknowledged' },
  returned: { vi: 'Đã hết', en: 'Returned to normal' },
  escalated: { vi: 'Chưa ai xác nhận', en: 'Nobody has acknowledged' },
};
const directiveHappenings: Record<DirectiveNotice['what'], Bilingual> = {
  send: { vi: 'Nhiệm vụ mới', en: 'New directive' },
  return: { vi: 'Kết quả bị trả lại', en: 'Result returned' },
  'grant-extension': { vi: 'Đã gia hạn', en: 'Deadline put off' },
  'refuse-extension': { vi: 'Không gia hạn', en: 'Deadline stays' },
  withdraw: { vi: 'Nhiệm vụ đã rút', en: 'Directive withdrawn' },
  'ask-extension': { vi: 'Đề nghị gia hạn', en: 'More time asked for' },
  'report-done': { vi: 'Báo xong', en: 'Reported done' },
  'pass-deadline': { vi: 'QUÁ HẠN', en: 'OVERDUE' },
};
const labels = {
  deadline: { vi: 'Hạn', en: 'Deadline' },
  evidence: { vi: 'Minh chứng', en: 'Evidence' },
  news: { vi: 'Diễn biến', en: 'News' },

  simulated: { vi: 'DỮ LIỆU MÔ PHỎNG', en: 'SIMULATED DATA' },
  drill: { vi: 'DIỄN TẬP', en: 'DRILL' },
  more: { vi: 'và {n} việc khác', en: 'and {n} more' },
  place: { vi: 'Nơi', en: 'Place' },
  since: { vi: 'Từ', en: 'Since' },
  why: { vi: 'Vì sao', en: 'Why' },
  consequence: { vi: 'Hậu quả', en: 'Consequence' },
  action: { vi: 'Việc phải làm', en: 'What to do' },
  owner: { vi: 'Cơ quan xử lý', en: 'Owner' },
  respondBy: { vi: 'Phải bắt đầu trước', en: 'To be begun by' },
  by: { vi: 'Người xác nhận', en: 'Acknowledged by' },
  open: { vi: 'Mở', en: 'Open' },
  test: { vi: 'Tin thử của {by}', en: 'Test message by {by}' },
} satisfies Record<string, Bilingual>;

/** What the centre tells of itself in its messages. */
export interface Centre {
  name: string;
  timeZone: string;
  /** Where its screens are reached, without a slash at the end. */
  url: string;
}

/** 1 is the most urgent; what a procedure tells is as urgent as a p2. */
const urgency = (item: NoticeContent) => ('priority' in item ? Number(item.priority.slice(1)) : item.about === 'line' ? 2 : 9);

/** The most urgent thing that a message tells, and how many others. */
export function leading({ items }: Message): { first: NoticeContent; others: number } {
  const [first] = [...items].sort((a, b) => urgency(a) - urgency(b));
  if (!first) throw new Error('a message without content is refused when it is made');
  return { first, others: items.length - 1 };
}

/** One line: for a subject, a lock screen, the head of a chat. */
export function headline({ message, language }: Pick<Outgoing, 'message' | 'language'>): string {
  const { first, others } = leading(message);
  const more = others > 0 ? ` (${labels.more[language].replace('{n}', String(others))})` : '';
  return [...marksOf(message, language).map((mark) => `[${mark}] `), lineOf(first, language), more].join('');
}

/** What is said of a whole message, the drill first: whoever reads two words knows. */
function marksOf({ simulated, drill }: Message, language: Language): string[] {
  return [...(drill ? [labels.drill[language]] : []), ...(simulated ? [labels.simulated[language]] : [])];
}

function lineOf(item: NoticeContent, language: Language): string {
  if (item.about === 'test') return labels.test[language].replace('{by}', item.by);
  if (item.about === 'line') return item.text;
  if (item.about === 'directive') return `${directiveHappenings[item.what][language]} · ${item.title} – ${item.organisationName}`;
  return `${happenings[item.what][language]} · ${priorities[item.priority][language]} · ${item.name[language]} – ${item.areaName}`;
}

/** Everything that a message tells, in plain text. */
export function body({ message, language, recipient }: Pick<Outgoing, 'message' | 'language' | 'recipient'>, centre: Centre): string {
  const parts = message.items.map((item) => [lineOf(item, language), ...linesOf(item, { language, recipient, centre })].join('\n'));
  return [...marksOf(message, language), ...parts, `${centre.name} · ${centre.url}`].join('\n\n');
}

interface Telling {
  language: Language;
  recipient: string;
  centre: Centre;
}

function linesOf(item: NoticeContent, { language, recipient, centre }: Telling): string[] {
  if (item.about === 'test') return [timeText(item.at, { language, centre })];
  if (item.about === 'directive') return directiveLines(item, { language, recipient, centre });
  if (item.about === 'line') return [`${timeText(item.at, { language, centre })} · ${item.by}${item.incident === null ? '' : ` · ${item.incident}`}`];
  const time = (at: number) => timeText(at, { language, centre });
  const rows: [label: Bilingual, text: string | null][] = [
    [labels.place, item.areaName],
    [labels.since, time(item.at)],
    [labels.why, item.evidence[language]],
    [labels.by, item.what === 'acknowledged' ? item.by : null],
    [labels.consequence, item.respondBy === null ? null : item.consequence[language]],
    [labels.action, item.respondBy === null ? null : item.action[language]],
    [labels.respondBy, item.respondBy === null ? null : time(item.respondBy)],
    [labels.owner, item.ownerName],
    [labels.open, alarmUrl(item, centre)],
  ];
  return rows.flatMap(([label, text]) => (text === null ? [] : [`${label[language]}: ${text}`]));
}

function directiveLines(item: DirectiveNotice, { language, recipient, centre }: Telling): string[] {
  const rows: [label: Bilingual, text: string][] = [
    [labels.news, item.said[language]],
    [labels.deadline, timeText(item.deadline, { language, centre })],
    ...(item.evidenceWanted === '' ? [] : [[labels.evidence, item.evidenceWanted] satisfies [Bilingual, string]]),
    [labels.open, directiveUrl(item, { recipient, centre })],
  ];
  return [item.content, ...rows.map(([label, text]) => `${label[language]}: ${text}`)];
}

/** An organisation has a page of its own; everybody else looks at the desk. */
function directiveUrl({ directive }: DirectiveNotice, { recipient, centre: { url } }: Pick<Telling, 'recipient' | 'centre'>): string {
  return `${url}/${recipient.startsWith('organisation/') ? recipient : 'desk/directives'}?${new URLSearchParams({ id: directive })}`;
}

/** Where a tablet shows the first thing that a message tells. */
export const tabletUrl = (item: NoticeContent, { url }: Centre) => `${url}/brief${item.about === 'alarm' ? `?${new URLSearchParams({ alarm: item.alarm })}` : ''}`;

/** What it says beyond the headline, for a locked screen. */
export const detailOf = (item: NoticeContent, language: Language) => (item.about === 'alarm' ? item.evidence[language] : item.about === 'directive' ? item.said[language] : '');

/** Whether somebody must look at once. */
export const isUrgent = (message: Message) => {
  const { first } = leading(message);
  return urgency(first) === 1;
};

export const alarmUrl = ({ alarm }: AlarmNotice, { url }: Centre) => `${url}/desk/alarms?alarm=${encodeURIComponent(alarm)}`;

function timeText(at: number, { language, centre }: { language: Language; centre: Centre }): string {
  return new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { timeZone: centre.timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at);
}
