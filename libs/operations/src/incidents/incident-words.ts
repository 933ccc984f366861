import type { Bilingual, IncidentEventKind } from '@ioc/contracts';
import type { IncidentEvent } from './incident-event.js';

type Words = { [K in IncidentEventKind]: (event: Extract<IncidentEvent, { kind: K }>, nameOf: (organisation: string) => string) => Bilingual };

const after = (text: string) => (text.trim() === '' ? '.' : `: ${text.trim()}`);
const partsOf = ({ alarms, events }: { alarms: readonly unknown[]; events: readonly unknown[] }): Bilingual => ({
  vi: `${alarms.length} cảnh báo, ${events.length} sự kiện`,
  en: `${alarms.length} alarms, ${events.length} events`,
});

const words: Words = {
  assign: ({ organisation, person }, nameOf) => ({ vi: `Giao cho ${person}, ${nameOf(organisation)}.`, en: `Assigned to ${person}, ${nameOf(organisation)}.` }),
  begin: () => ({ vi: 'Bắt đầu xử lý.', en: 'Work began.' }),
  resolve: ({ how }) => ({ vi: `Đã xử lý: ${how}`, en: `Resolved: ${how}` }),
  reopen: ({ why }) => ({ vi: `Mở lại: ${why}`, en: `Reopened: ${why}` }),
  close: ({ cause, lesson }) => ({ vi: `Đóng. Nguyên nhân: ${cause} Bài học: ${lesson}`, en: `Closed. Cause: ${cause} Lesson: ${lesson}` }),
  comment: ({ text }) => ({ vi: text, en: text }),
  'set-severity': ({ severity, why }) => ({ vi: `Mức độ ${severity}${after(why)}`, en: `Severity ${severity}${after(why)}` }),
  'set-place': ({ place: { area, point, text } }) => {
    const where = [text, point ? `${point.lat.toFixed(5)}, ${point.lon.toFixed(5)}` : area].filter(Boolean).join(' · ');
    return { vi: `Địa điểm: ${where}`, en: `Place: ${where}` };
  },
  link: (parts) => ({ vi: `Thêm ${partsOf(parts).vi}.`, en: `Added ${partsOf(parts).en}.` }),
  unlink: (parts) => ({ vi: `Bỏ ${partsOf(parts).vi}.`, en: `Took out ${partsOf(parts).en}.` }),
  merge: ({ into }) => ({ vi: `Gộp vào ${into}.`, en: `Merged into ${into}.` }),
  'take-in': ({ from, ...parts }) => ({ vi: `Nhận ${from}: ${partsOf(parts).vi}.`, en: `Took in ${from}: ${partsOf(parts).en}.` }),
  'give-out': ({ to, ...parts }) => ({ vi: `Tách thành ${to}: ${partsOf(parts).vi}.`, en: `Split off as ${to}: ${partsOf(parts).en}.` }),
  'alarm-changed': ({ said }) => said,
  'procedure-said': ({ said }) => said,
  'drill-over': ({ drill }) => ({ vi: `Đóng cùng cuộc diễn tập ${drill}.`, en: `Closed with the drill ${drill}.` }),
};

/** One line of the timeline. @param nameOf short name of an organisation */
export function incidentWords(event: IncidentEvent, nameOf: (organisation: string) => string): Bilingual {
  const say = words[event.kind] as (event: IncidentEvent, nameOf: (organisation: string) => string) => Bilingual;
  return say(event, nameOf);
}
