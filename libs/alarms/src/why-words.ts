import type { AlarmBound, Bilingual } from '@ioc/contracts';

const locales = { vi: 'vi-VN', en: 'en-GB' } as const;
type Language = keyof typeof locales;

/** Made once each: to make one takes longer than to judge a rule. */
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(language: Language, decimals: number): Intl.NumberFormat {
  const key = `${language} ${decimals}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(locales[language], { maximumFractionDigits: decimals });
  formats.set(key, format);
  return format;
}

/** "3,2" and "3.2", with a true minus. */
export function figure(value: number, decimals: number): Bilingual {
  const say = (language: Language) => formatOf(language, decimals).format(value).replace('-', '\u2212');
  return { vi: say('vi'), en: say('en') };
}

export const both = (say: (language: Language) => string): Bilingual => ({ vi: say('vi'), en: say('en') });

/** What a limit does, after what was measured. */
export function boundWords({ atLeast, atMost, clear }: AlarmBound, decimals: number): Bilingual {
  const [raise, sign, back] = atLeast === undefined ? [atMost ?? 0, '≤', '≥'] : [atLeast, '≥', '≤'];
  const [limit, returned] = [figure(raise, decimals), figure(clear, decimals)];
  return { vi: `báo khi ${sign} ${limit.vi}, trở lại khi ${back} ${returned.vi}`, en: `raised at ${sign} ${limit.en}, returned at ${back} ${returned.en}` };
}

/** Why nobody knows. */
export const unknownWords = {
  never: { vi: 'chưa có số liệu', en: 'no reading yet' },
  missing: { vi: 'nguồn nói không có số', en: 'the source says that there is no figure' },
  stale: { vi: 'số liệu đã cũ so với chu kỳ của nguồn', en: 'the reading is older than its source\'s own schedule allows' },
  silent: { vi: 'nguồn dữ liệu đang im lặng', en: 'its feed is silent' },
  'no-past': { vi: 'chưa có số của kỳ để so', en: 'the value to compare with is not there' },
  'no-base': { vi: 'giá trị để so là 0, không tính được %', en: 'the value to compare with is 0, of which there is no share' },
  'too-early': { vi: 'năm mới bắt đầu, chưa đủ để dự báo', en: 'too little of the year has passed for a forecast' },
  'not-foreseen': { vi: 'chưa tính được mức thường thấy', en: 'what is usual has not been worked out yet' },
  'not-watched': { vi: 'nguồn chưa được hỏi lần nào', en: 'the feed has not been asked yet' },
} satisfies Record<string, Bilingual>;
export type Unknown = keyof typeof unknownWords;

/** What was measured, after its number. */
export const measureWords = {
  limit: { vi: '', en: '' },
  change: { vi: ' so với lúc trước', en: ' against the value before' },
  target: { vi: ' so với mục tiêu', en: ' from the target' },
  plan: { vi: ' so với tiến độ kế hoạch năm', en: ' from the pace of the year\'s plan' },
  'same-period': { vi: ' so với cùng kỳ', en: ' from the same time last year' },
  'run-rate': { vi: ' so với mục tiêu năm, theo nhịp bình quân đến nay', en: ' from the year\'s target, at the mean pace so far' },
  line: { vi: ' so với mục tiêu năm, theo đường thẳng qua các kỳ gần đây', en: ' from the year\'s target, along the line through the last values' },
} satisfies Record<string, Bilingual>;
