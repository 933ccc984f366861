/** A device's clock may run ahead by this much. */
const aheadMs = 10 * 60_000;
/** Clocks that lost power start at 1970; nothing before this was measured by a device of today. */
const earliestMs = Date.UTC(2000, 0, 1);
/** SenML times below 2^28 are seconds relative to now. Source: RFC 8428, 4.5.3. */
const relativeLimitS = 2 ** 28;

/** When a message came, which is all that is known of a device without a clock. */
export interface Arrival {
  receivedMs: number;
  /** A retained message was published at an unknown earlier moment. */
  retained: boolean;
}

export type ClockReading = { atMs: number } | { reason: string };

/**
 * Time of a measurement as the device says it: seconds, milliseconds, micro- or nanoseconds since 1970, or ISO 8601 with a zone.
 * Without any, the time of arrival stands, but never that of a retained message.
 */
export function readClock(said: unknown, arrival: Arrival): ClockReading {
  if (said === undefined || said === null || said === '') return ofArrival(arrival);
  const number = typeof said === 'string' && /^\d+(\.\d+)?$/.test(said.trim()) ? Number(said) : said;
  if (typeof number === 'number' && Number.isFinite(number)) return believable(epochMs(number), arrival);
  if (typeof said === 'string' && /T.*(Z|[+-]\d{2}:?\d{2})$/i.test(said.trim())) return believable(Date.parse(said.trim()), arrival);
  return { reason: `no time with a zone: ${JSON.stringify(said)}` };
}

function ofArrival({ retained, receivedMs }: Arrival): ClockReading {
  return retained ? { reason: 'a retained message without a time: how old it is cannot be known' } : { atMs: receivedMs };
}

/** SenML time: base time plus own time, in seconds; small values are relative to now. */
export function readSenmlClock(seconds: number | undefined, arrival: Arrival): ClockReading {
  if (seconds === undefined || seconds === 0) return ofArrival(arrival);
  if (Math.abs(seconds) >= relativeLimitS) return readClock(seconds, arrival);
  if (seconds > 0) return { reason: `a time ${seconds} s after now: the device's clock is wrong` };
  return arrival.retained ? { reason: 'a retained message with a time relative to its sending' } : { atMs: arrival.receivedMs + seconds * 1000 };
}

/** 1e11 s lie in the year 5138 and 1e11 ms in 1973, so that the size tells the unit. */
function epochMs(number: number): number {
  if (number < 1e11) return number * 1000;
  if (number < 1e14) return number;
  return number < 1e17 ? number / 1000 : number / 1e6;
}

function believable(atMs: number, { receivedMs }: Arrival): ClockReading {
  if (Number.isNaN(atMs)) return { reason: 'its time cannot be read' };
  const said = Math.abs(atMs) < 8.64e15 ? new Date(atMs).toISOString() : String(atMs);
  if (atMs < earliestMs) return { reason: `measured ${said}: the device's clock is wrong` };
  if (atMs > receivedMs + aheadMs) return { reason: `measured ${said}, in the future by more than 10 minutes` };
  return { atMs };
}
