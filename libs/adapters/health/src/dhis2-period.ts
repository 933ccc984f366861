import { readPeriod } from '@ioc/adapter-kit';
import { parseTime } from '@ioc/contracts';

type Reader = (parts: readonly string[]) => string;

const two = (n: number): string => String(n).padStart(2, '0');

/** A run of months that begins with `month` (1–12) of `year`. */
function months(year: number, month: number, count: number): string {
  const last = year * 12 + month - 1 + count - 1;
  return `${year}-${two(month)}/${Math.floor(last / 12)}-${two((last % 12) + 1)}`;
}

const financialStart: Record<string, number> = { April: 4, July: 7, Oct: 10 };

/** DHIS2's ISO period types that this centre's calendar knows. Source: DHIS2 developer guide, "Date and period format". */
const readers: readonly (readonly [RegExp, Reader])[] = [
  [/^(\d{4})$/, ([y]) => `${y}`],
  [/^(\d{4})(\d{2})$/, ([y, m]) => `${y}-${m}`],
  [/^(\d{4})(\d{2})(\d{2})$/, ([y, m, d]) => `${y}-${m}-${d}`],
  [/^(\d{4})W(\d{1,2})$/, ([y, w]) => `${y}-W${two(Number(w))}`],
  [/^(\d{4})Q([1-4])$/, ([y, q]) => `${y}-Q${q}`],
  [/^(\d{4})S([12])$/, ([y, s]) => `${y}-S${s}`],
  [/^(\d{4})0([1-6])B$/, ([y, n]) => months(Number(y), Number(n) * 2 - 1, 2)],
  [/^(\d{4})(April|July|Oct)$/, ([y, start]) => months(Number(y), financialStart[start ?? ''] ?? 0, 12)],
];

/**
 * Reads a DHIS2 period identifier: `2023`, `202311`, `20231120`, `2023W5`, `2023Q4`, `2023S1`, `202301B`, `2023April`.
 * @returns the centre's period, or `null` for a localised name ("Avril 2023") and for calendars that are not ISO's
 */
export function periodOf(text: string): string | null {
  for (const [pattern, read] of readers) {
    const match = pattern.exec(text.trim());
    if (!match) continue;
    const period = read(match.slice(1));
    return parseTime(period) ? period : null;
  }
  return null;
}

/** A month or year by its name, as answers with outputIdScheme=NAME give it in the reader's language: "Avril 2023". */
export function periodNamed(text: string): string | null {
  const found = readPeriod(text, []);
  return found && found !== 'ambiguous' && /^\p{L}+\.?\s+\d{4}$/u.test(text.trim()) ? found.at : null;
}
