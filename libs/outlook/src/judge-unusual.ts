import type { Bilingual, Outlook, OutlookPoint } from '@ioc/contracts';
import { historyWords, usualWords, whenWords } from './outlook-words.js';

/** A value with the moment where its step begins, epoch milliseconds. */
export interface Judged {
  value: number;
  startsAt: number;
  /** Whether it still grows: a count of a time that is not over is low, and that says nothing. */
  grows: boolean;
}

export interface Wanted {
  side: 'above' | 'below' | 'either';
  beyond?: number | undefined;
}

export interface Found {
  isUnusual: boolean;
  /** On which side of the band it lies, whether that is asked for or not. */
  lies: 'above' | 'below' | 'within';
  point: OutlookPoint;
  /** The bound that counts. */
  limit: number;
}

/** Whether a value is unusual by what its own history foresees. Pure. @returns null where nothing is foreseen for its time */
export function judgeUnusual(judged: Judged, wanted: Wanted, { points }: Pick<Outlook, 'points'>): Found | null {
  const point = points.find(({ from, to }) => from <= judged.startsAt && judged.startsAt < to);
  if (!point) return null;
  const lies = judged.value > point.upper ? 'above' : judged.value < point.lower ? 'below' : 'within';
  const limit = lies === 'below' || wanted.side === 'below' ? point.lower : point.upper;
  return { isUnusual: isMeant(lies, judged, wanted) && Math.abs(judged.value - limit) >= (wanted.beyond ?? 0), lies, point, limit };
}

function isMeant(lies: Found['lies'], { grows }: Judged, { side }: Wanted): boolean {
  if (lies === 'within' || (lies === 'below' && grows)) return false;
  return side === 'either' || side === lies;
}

export interface Sayable {
  /** Indicator and area, as they are called. */
  subject: Bilingual;
  unit: string;
  /** "1.204" and "1,204". */
  figure: (value: number) => Bilingual;
  utcOffset: string;
}

const lieWords: Record<Found['lies'], Bilingual> = {
  above: { vi: 'cao hơn mức', en: 'above the' },
  below: { vi: 'thấp hơn mức', en: 'below the' },
  within: { vi: 'trong mức', en: 'within the' },
};

/** One sentence: what is unusual, against what, from how much history. Pure. */
export function unusualSentence({ value, startsAt }: Judged, { lies, point }: Found, { outlook, subject, unit, figure, utcOffset }: Sayable & { outlook: Outlook }): Bilingual {
  const say = (language: keyof Bilingual) => {
    const usual = `${figure(point.lower)[language]}–${figure(point.upper)[language]}`;
    const season = usualWords(outlook, point, utcOffset)[language];
    const when = outlook.step === null ? '' : whenWords(outlook.step, startsAt, utcOffset)[language];
    const simulated = outlook.simulated ? { vi: ', số liệu mô phỏng', en: ', simulated' }[language] : '';
    const from = `(${historyWords(outlook)[language]}${simulated})`;
    const number = `${figure(value)[language]} ${unit}`.trim();
    if (language === 'vi') return `${subject.vi}, ${when} là ${number}, ${lieWords[lies].vi} ${usual} thường thấy${season} ${from}.`;
    return `${subject.en}, ${when}: ${number}, ${lieWords[lies].en} ${usual} that is usual${season} ${from}.`;
  };
  return { vi: say('vi'), en: say('en') };
}
