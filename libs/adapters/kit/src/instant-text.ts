const isoPattern = /^(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;
const dayFirstPattern = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ ,T]+(\d{1,2}:\d{2}(?::\d{2})?))?$/;

/**
 * An instant as live protocols write it: ISO 8601 with `Z`, `+07:00`, `+0700`, `+07` or no zone, a blank for the `T`,
 * or dd/MM/yyyy with or without a clock time. A day alone begins at 00:00.
 * @param utcOffset zone of a text that names none
 * @returns ISO UTC, or `null` when the text is no instant
 */
export function instantOf(text: string, utcOffset: string): string | null {
  const iso = isoPattern.exec(text.trim());
  if (iso) return joined([iso[1] ?? '', iso[2], zoneOf(iso[3])], utcOffset);
  const dayFirst = dayFirstPattern.exec(text.trim());
  if (!dayFirst) return null;
  const two = (part = ''): string => part.padStart(2, '0');
  return joined([`${dayFirst[3]}-${two(dayFirst[2])}-${two(dayFirst[1])}`, dayFirst[4], undefined], utcOffset);
}

function zoneOf(zone: string | undefined): string | undefined {
  if (zone === undefined) return undefined;
  if (/^z$/i.test(zone)) return 'Z';
  const digits = zone.replace(':', '');
  return `${digits.slice(0, 3)}:${digits.slice(3) || '00'}`;
}

function joined([day, clock = '00:00', zone]: [string, string | undefined, string | undefined], utcOffset: string): string | null {
  // Date.parse moves 31 February to March: the day must come back as it went in.
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return null;
  const ms = Date.parse(`${day}T${clock.padStart(clock.indexOf(':') === 1 ? clock.length + 1 : clock.length, '0')}${zone ?? utcOffset}`);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}
