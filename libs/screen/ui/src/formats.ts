/** Numbers, clock and dates as Vietnamese officials write them: 1.234,5 · −1,4 · 16/10/2024 · 14:26:38. */
export interface Formats {
  number(value: number, decimals: number): string;
  /** "14:26:38" in the province's zone. */
  clock(ms: number, timeZone: string): string;
  /** "14:26" */
  time(ms: number, timeZone: string): string;
  /** "16/10/2024" */
  date(ms: number, timeZone: string): string;
  /** 0 is Sunday. */
  weekday(ms: number, timeZone: string): number;
}

const locales = { vi: 'vi-VN', en: 'en-GB' } as const;
const made: Partial<Record<keyof typeof locales, Formats>> = {};

export function formatsFor(language: keyof typeof locales): Formats {
  return (made[language] ??= makeFormats(locales[language]));
}

/** Making an Intl format costs more than a thousand uses of it. */
function once<T>(make: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    let found = known.get(key);
    if (!found) known.set(key, (found = make(key)));
    return found;
  };
}

function makeFormats(locale: string): Formats {
  const numbers = once((digits) => {
    const n = Number(digits);
    return new Intl.NumberFormat(locale, { minimumFractionDigits: n, maximumFractionDigits: n });
  });
  const clocks = once((timeZone) => timeFormat(timeZone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }));
  const times = once((timeZone) => timeFormat(timeZone, { hour: '2-digit', minute: '2-digit' }));
  const dates = once((timeZone) => timeFormat(timeZone, { day: '2-digit', month: '2-digit', year: 'numeric' }));
  return {
    number: (value, decimals) => trueMinus(numbers(String(decimals)).format(roundsToZero(value, decimals) ? 0 : value)),
    clock: (ms, timeZone) => clocks(timeZone).format(ms),
    time: (ms, timeZone) => times(timeZone).format(ms),
    date: (ms, timeZone) => dates(timeZone).format(ms),
    weekday: (ms, timeZone) => {
      const [dayOfMonth, month, year] = dates(timeZone).format(ms).split('/').map(Number);
      return new Date(Date.UTC(year ?? 1970, (month ?? 1) - 1, dayOfMonth ?? 1)).getUTCDay();
    },
  };
}

/** en-GB writes 16/10/2024 and 14:26:38 with leading zeros, which is how Vietnam writes them too. */
function timeFormat(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone, hourCycle: 'h23' });
}

/** "−0,0" is nobody's figure. */
function roundsToZero(value: number, decimals: number): boolean {
  return Math.abs(value) < 0.5 * 10 ** -decimals;
}

function trueMinus(text: string): string {
  return text.replace('-', '\u2212');
}

/** `14:00`, `26/11`, or `11/2026`: as fine as the window is long. @param days of the window */
export function dayText(at: number, { days, timeZone, words: { formats } }: { days: number; timeZone: string; words: { formats: Formats } }): string {
  const date = formats.date(at, timeZone);
  if (days <= 3) return formats.time(at, timeZone);
  return days <= 120 ? date.slice(0, 5) : date.slice(3);
}
