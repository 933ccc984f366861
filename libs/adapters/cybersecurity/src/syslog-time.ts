import { instantOf } from '@ioc/adapter-kit';

/** What helps to understand a time that is not whole. */
export interface TimeGround {
  /** When the message was received, epoch milliseconds. */
  receivedMs: number;
  /** Zone of times that name none. */
  utcOffset: string;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const dayMs = 86_400_000;

/** `Dec  2 16:31:03`, also with year, fraction and zone: RFC 3164 and CEF. */
export const bsdTime = /^([A-Za-z]{3}) {1,2}(\d{1,2})(?: (\d{4}))? (\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?(?: (Z|UTC|GMT|[+-]\d{2}:?\d{2}))?(?=[ :]|$)/;

/**
 * A time of RFC 5424, RFC 3164 or CEF (epoch seconds or milliseconds too).
 * Without a year it is the last such day up to one after the receipt: a message of December that comes in January is last year's.
 * @returns epoch milliseconds, or `null` when the text is no time
 */
export function syslogTimeMs(text: string, ground: TimeGround): number | null {
  if (/^\d{13}$/.test(text)) return Number(text);
  if (/^\d{10}$/.test(text)) return Number(text) * 1000;
  const bsd = bsdTime.exec(text);
  if (bsd && bsd[0].length === text.length) return bsdTimeMs(bsd, ground);
  const instant = instantOf(text, ground.utcOffset);
  return instant === null ? null : Date.parse(instant);
}

function bsdTimeMs([, name = '', day = '', year, clock, fraction, zone]: RegExpExecArray, ground: TimeGround): number | null {
  const month = months.indexOf(name.toLowerCase()) + 1;
  const at = (y: number): number => {
    const date = `${y}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
    const instant = month === 0 ? null : instantOf(`${date}T${clock}${fraction ? `.${fraction}` : ''}${zoneOf(zone)}`, ground.utcOffset);
    return instant === null ? Number.NaN : Date.parse(instant);
  };
  if (year !== undefined) return numberOr(at(Number(year)));
  const latestMs = ground.receivedMs + dayMs;
  const thisYear = new Date(latestMs).getUTCFullYear();
  // 29 February is four years away at times, eight around 1900 and 2100.
  const years = Array.from({ length: 9 }, (_, back) => at(thisYear + 1 - back));
  return years.find((ms) => ms <= latestMs) ?? null;
}

function zoneOf(zone: string | undefined): string {
  return zone === undefined ? '' : /^(UTC|GMT)$/.test(zone) ? 'Z' : zone;
}

function numberOr(ms: number): number | null {
  return Number.isNaN(ms) ? null : ms;
}
