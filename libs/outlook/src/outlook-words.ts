import { dayOf, offsetMs, type Bilingual, type NoOutlook, type Outlook, type OutlookPoint, type OutlookStep } from '@ioc/contracts';
import { stepsNeeded } from './history.js';

type Language = keyof Bilingual;
const both = (say: (language: Language) => string): Bilingual => ({ vi: say('vi'), en: say('en') });

const stepWords: Record<OutlookStep, Bilingual> = {
  hour: { vi: 'giờ', en: 'hours' },
  day: { vi: 'ngày', en: 'days' },
  week: { vi: 'tuần', en: 'weeks' },
  month: { vi: 'tháng', en: 'months' },
  quarter: { vi: 'quý', en: 'quarters' },
  year: { vi: 'năm', en: 'years' },
};

/** Why nobody can say what would be usual. */
export function noOutlookWords(code: NoOutlook, { step, steps }: { step: OutlookStep | null; steps: number }): Bilingual {
  if (code === 'too-short' && step !== null) {
    const [unit, needed] = [stepWords[step], stepsNeeded(step)];
    return { vi: `lịch sử mới có ${steps} ${unit.vi}, cần ít nhất ${needed} ${unit.vi} mới biết mức thường thấy`, en: `its history has ${steps} ${unit.en}, and ${needed} are needed to know what is usual` };
  }
  return words[code];
}

const words: Record<NoOutlook, Bilingual> = {
  'no-history': { vi: 'chưa có số liệu quá khứ nào', en: 'there is no reading of before' },
  'too-short': { vi: 'lịch sử còn ngắn', en: 'its history is too short' },
  'too-gappy': { vi: 'lịch sử thiếu quá nhiều kỳ, không biết mức thường thấy', en: 'too much of its history is missing to know what is usual' },
  constant: { vi: 'số liệu quá khứ không hề thay đổi, không có biên độ để so', en: 'its history never changed: there is no spread to compare with' },
  'no-step': { vi: 'chu kỳ của chỉ tiêu không lập được chuỗi lịch sử đều', en: 'its schedule makes no even history' },
  'given-up': { vi: 'mô hình không tính xong trong giới hạn thời gian và bộ nhớ', en: 'the model was given up at its limits of time and memory' },
};

const weekdays = {
  vi: ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
  en: ['Sundays', 'Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays'],
} as const;
const quarters = ['I', 'II', 'III', 'IV'];

/** Of which time a value is: "ngày 26/11". */
export function whenWords(step: OutlookStep, ms: number, utcOffset: string): Bilingual {
  const [year = '', month = '', day = ''] = dayOf(ms, utcOffset).split('-');
  const local = new Date(ms + offsetMs(utcOffset));
  const said: Record<OutlookStep, () => Bilingual> = {
    hour: () => ({ vi: `lúc ${local.getUTCHours()} giờ ngày ${day}/${month}`, en: `at ${local.getUTCHours()}:00 on ${day}/${month}` }),
    day: () => ({ vi: `ngày ${day}/${month}`, en: `on ${day}/${month}` }),
    week: () => ({ vi: `tuần từ ${day}/${month}`, en: `in the week from ${day}/${month}` }),
    month: () => ({ vi: `tháng ${Number(month)}/${year}`, en: `in ${month}/${year}` }),
    quarter: () => ({ vi: `quý ${quarters[Math.floor(local.getUTCMonth() / 3)]}/${year}`, en: `in Q${Math.floor(local.getUTCMonth() / 3) + 1}/${year}` }),
    year: () => ({ vi: `năm ${year}`, en: `in ${year}` }),
  };
  return said[step]();
}

/** What the band is usual of, where the history repeats itself: " vào thứ Năm". */
export function usualWords({ step, history }: Pick<Outlook, 'step' | 'history'>, { from }: OutlookPoint, utcOffset: string): Bilingual {
  const seasons = history?.seasons ?? [];
  const local = new Date(from + offsetMs(utcOffset));
  const onDay = both((language) => (language === 'vi' ? ` ${weekdays.vi[local.getUTCDay()]}` : ` on ${weekdays.en[local.getUTCDay()]}`));
  if (seasons.length === 0 || step === null) return { vi: '', en: '' };
  if (step === 'hour') return { vi: ` lúc ${local.getUTCHours()} giờ${seasons.length > 1 ? onDay.vi : ''}`, en: ` at ${local.getUTCHours()}:00${seasons.length > 1 ? onDay.en : ''}` };
  if (step === 'day') return { vi: ` vào${onDay.vi}`, en: onDay.en };
  return { vi: ' vào cùng thời gian trong năm', en: ' at the same time of the year' };
}

/** From how much history: "24 tuần gần nhất". */
export function historyWords({ step, history }: Pick<Outlook, 'step' | 'history'>): Bilingual {
  if (step === null || !history) return { vi: '', en: '' };
  const longer = { hour: ['day', 24], day: ['week', 7] } as const;
  const [unit, length] = step === 'hour' || step === 'day' ? longer[step] : [step, 1];
  const count = Math.floor(history.steps / length);
  return { vi: `${count} ${stepWords[unit].vi} gần nhất`, en: `last ${count} ${stepWords[unit].en}` };
}
