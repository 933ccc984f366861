import type { Bilingual, EffectBy, EffectFigure, EffectUnit } from '@ioc/contracts';

/** A figure as the page, the report and the documents say it. */
export interface FigureInfo {
  id: EffectFigure;
  name: Bilingual;
  unit: EffectUnit;
  definition: Bilingual;
  /** By what its records are also taken together. */
  by: readonly Exclude<EffectBy, 'all'>[];
  /** Why it cannot be known, where it cannot. */
  unknown?: Bilingual;
}

const whoAndHowUrgent = ['priority', 'organisation'] as const;
const notSaid: Bilingual = {
  vi: 'Các nguồn phản ánh chỉ cho lúc nhận và lúc đóng, không cho lúc từ chối, yêu cầu bổ sung hay công khai.',
  en: 'The feeds of citizens’ reports say when one came and when it was closed, not when it was refused, when more was asked for, or when the answer was published.',
};

export const figures: readonly FigureInfo[] = [
  {
    id: 'alarm-acknowledge',
    name: { vi: 'Thời gian xác nhận cảnh báo', en: 'Time to acknowledge an alarm' },
    unit: 'time',
    by: whoAndHowUrgent,
    definition: {
      vi: 'Từ lúc cảnh báo gọi đến lúc có người xác nhận, tạm gác hoặc cho ngừng phục vụ. Gọi lại khi chưa ai thấy vẫn tính từ lần gọi đầu. Cảnh báo thuộc kỳ mà nó gọi. Trung vị; p90 là mức 9 trên 10 trường hợp không vượt.',
      en: 'From when an alarm calls until somebody acknowledges it, shelves it or takes it out of service. One that calls again before anybody has seen it counts from its first call. An alarm belongs to the period in which it calls. Median; p90 is what nine of ten do not exceed.',
    },
  },
  {
    id: 'alarm-close',
    name: { vi: 'Thời gian đến khi cảnh báo hết', en: 'Time until an alarm is over' },
    unit: 'time',
    by: whoAndHowUrgent,
    definition: {
      vi: 'Từ lúc cảnh báo gọi đến khi nó không còn đòi hỏi ai (bình thường, chưa rõ, chờ đủ thời gian).',
      en: 'From when an alarm calls until it asks nobody for anything (normal, unknown, pending).',
    },
  },
  {
    id: 'incident-assign',
    name: { vi: 'Thời gian giao sự vụ', en: 'Time to assign an incident' },
    unit: 'time',
    by: whoAndHowUrgent,
    definition: { vi: 'Từ lúc mở sự vụ đến lần giao đầu tiên; sự vụ mở trong kỳ, không tính sự vụ đã gộp. Mức ưu tiên là mức nghiêm trọng 1–4.', en: 'From when an incident is opened until it is first given to somebody; those opened in the period, without merged ones. Its priority is its severity, 1 to 4.' },
  },
  {
    id: 'incident-close',
    name: { vi: 'Thời gian đóng sự vụ', en: 'Time to close an incident' },
    unit: 'time',
    by: whoAndHowUrgent,
    definition: { vi: 'Từ lúc mở đến lần đóng cuối cùng của sự vụ đang ở trạng thái đã đóng.', en: 'From when it is opened until the last closing of one that stands closed.' },
  },
  {
    id: 'directive-receive',
    name: { vi: 'Thời gian nhận nhiệm vụ', en: 'Time to receive a directive' },
    unit: 'time',
    by: whoAndHowUrgent,
    definition: { vi: 'Từ lúc gửi đến lúc cơ quan nhận; nhiệm vụ gửi trong kỳ, không tính nhiệm vụ đã rút.', en: 'From when it is sent until its organisation receives it; those sent in the period, without withdrawn ones.' },
  },
  {
    id: 'directive-done',
    name: { vi: 'Thời gian hoàn thành nhiệm vụ', en: 'Time to do a directive' },
    unit: 'time',
    by: whoAndHowUrgent,
    definition: { vi: 'Từ lúc gửi đến lúc cơ quan báo xong (lần báo còn giá trị).', en: 'From when it is sent until its organisation reports it done (the report that stands).' },
  },
  {
    id: 'directive-on-time',
    name: { vi: 'Nhiệm vụ đúng hạn', en: 'Directives on time' },
    unit: 'share',
    by: whoAndHowUrgent,
    definition: { vi: 'Báo xong không sau hạn ÷ nhiệm vụ có hạn rơi vào kỳ và đã đến hạn; hạn đã gia hạn thì tính hạn mới.', en: 'Reported done not after the deadline ÷ directives whose deadline fell in the period; one that was put off counts by the new deadline.' },
  },
  {
    id: 'report-answer',
    name: { vi: 'Phản ánh trả lời trong 15 ngày làm việc', en: 'Citizens’ reports answered within 15 working days' },
    unit: 'share',
    by: ['organisation'],
    definition: {
      vi: 'Đóng trong 15 ngày làm việc ÷ phản ánh nhận trong kỳ đã trả lời hoặc đã quá hạn. Ngày làm việc là thứ Hai đến thứ Sáu, chưa trừ ngày lễ. Phản ánh chưa đến hạn không tính.',
      en: 'Closed within 15 working days ÷ reports of the period that were answered or are overdue. Working days are Monday to Friday; public holidays are not taken out. One that is not due yet does not count.',
    },
  },
  { id: 'report-refuse', name: { vi: 'Phản ánh từ chối trong 2 ngày làm việc', en: 'Reports refused within 2 working days' }, unit: 'share', by: [], unknown: notSaid, definition: { vi: 'Hạn 2 ngày làm việc.', en: 'Within 2 working days.' } },
  { id: 'report-supplement', name: { vi: 'Yêu cầu bổ sung trong 5 ngày làm việc', en: 'More asked for within 5 working days' }, unit: 'share', by: [], unknown: notSaid, definition: { vi: 'Hạn 5 ngày làm việc.', en: 'Within 5 working days.' } },
  { id: 'report-publish', name: { vi: 'Công khai trả lời trong 2 ngày làm việc', en: 'Answers published within 2 working days' }, unit: 'share', by: [], unknown: notSaid, definition: { vi: 'Hạn 2 ngày làm việc.', en: 'Within 2 working days.' } },
  {
    id: 'alarm-calls',
    name: { vi: 'Cảnh báo mỗi giờ trực', en: 'Alarms per operator-hour' },
    unit: 'per-hour',
    by: ['priority'],
    definition: { vi: 'Số lần cảnh báo gọi ÷ giờ trực của mọi vị trí trong lịch trực (kể cả đổi ca).', en: 'Calls of alarms ÷ hours of all posts of the shift plan, swaps included.' },
  },
  {
    id: 'flood',
    name: { vi: 'Đợt cảnh báo dồn dập', en: 'Floods of alarms' },
    unit: 'count',
    by: [],
    definition: { vi: 'Hơn 10 cảnh báo trong 10 phút cho mỗi người trực, đến khi dưới 5 (ISA-18.2).', en: 'More than 10 alarms in 10 minutes for each on duty, until fewer than 5 (ISA-18.2).' },
  },
  {
    id: 'chattering',
    name: { vi: 'Lần cảnh báo rung', en: 'Runs of chattering' },
    unit: 'count',
    by: ['subject'],
    definition: { vi: 'Một cảnh báo gọi từ 3 lần trong một phút; các lần chồng nhau là một (ISA-18.2).', en: 'One alarm that calls 3 times or more within a minute; runs that overlap are one (ISA-18.2).' },
  },
  {
    id: 'stale-alarm',
    name: { vi: 'Cảnh báo đứng quá 24 giờ', en: 'Stale alarms' },
    unit: 'count',
    by: whoAndHowUrgent,
    definition: { vi: 'Bắt đầu trong kỳ và đang có liên tục hơn 24 giờ (ISA-18.2).', en: 'Raised in the period and active for over 24 hours without a break (ISA-18.2).' },
  },
  {
    id: 'overloaded-day',
    name: { vi: 'Ngày quá tải', en: 'Overloaded days' },
    unit: 'count',
    by: [],
    definition: { vi: 'Ngày có hơn 150 cảnh báo cho mỗi người trực (ISA-18.2).', en: 'Days with more than 150 alarms for each on duty (ISA-18.2).' },
  },
  {
    id: 'feed-silence',
    name: { vi: 'Thời gian nguồn im lặng', en: 'Silence of feeds' },
    unit: 'duration',
    by: ['subject'],
    definition: { vi: 'Thời gian nguồn lỡ lịch của chính nó trong lúc Rông chạy. Rông ngừng chạy không tính cho nguồn.', en: 'Time in which a feed missed its own schedule while Rông ran. Rông’s own absence is not charged to feeds.' },
  },
  {
    id: 'act',
    name: { vi: 'Việc làm từ một con số', en: 'Acts that a number led to' },
    unit: 'count',
    by: ['subject'],
    definition: { vi: 'Cảnh báo được xác nhận, sự vụ mở từ cảnh báo, nhiệm vụ gửi có nguồn gốc, tính cho chỉ tiêu (hoặc luật) đã dẫn đến nó.', en: 'Alarms acknowledged, incidents opened from alarms, directives sent with an origin, each counted for the indicator (or rule) that led to it.' },
  },
  {
    id: 'scene-order',
    name: { vi: 'Lần đưa cảnh lên tường', en: 'Scenes put on walls' },
    unit: 'count',
    by: ['subject'],
    definition: { vi: 'Lệnh của người trực đưa một cảnh lên màn hình tường; cảnh tự luân phiên không tính.', en: 'Orders by people that put a scene on a display; turns that a wall takes by itself are not counted.' },
  },
  {
    id: 'drill-down',
    name: { vi: 'Lần đi sâu vào số liệu', en: 'Drill-downs' },
    unit: 'count',
    by: [],
    unknown: { vi: 'Rông không ghi ai mở con số nào.', en: 'Rông does not record who opens which number.' },
    definition: { vi: 'Lần mở “Vì sao con số này?”.', en: 'Times that “why this number?” was opened.' },
  },
];
