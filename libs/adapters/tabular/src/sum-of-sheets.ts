import type { Reading, Rejected } from '@ioc/contracts';

/**
 * Sums over the sheets' breakdowns, without breakdown. A sum is made only of all parts: a missing level is no zero.
 * @param parts breakdowns that must all be there
 */
export function sumOfSheets(readings: readonly Reading[], parts: readonly string[]): { readings: Reading[]; rejected: Rejected[] } {
  const groups = new Map<string, Reading[]>();
  for (const reading of readings) {
    const key = JSON.stringify([reading.indicator, reading.area, reading.at]);
    groups.set(key, [...(groups.get(key) ?? []), reading]);
  }
  const answer: { readings: Reading[]; rejected: Rejected[] } = { readings: [], rejected: [] };
  for (const group of groups.values()) {
    const absent = parts.filter((part) => !group.some((reading) => reading.breakdown === part && reading.value !== null));
    const first = group[0] as Reading;
    const where = group.map((reading) => reading.where).join(' + ');
    if (absent.length === 0 && group.length === parts.length) {
      const { indicator, area, at } = first;
      answer.readings.push({ indicator, area, value: total(group), at, where: where.slice(0, 300) });
    } else {
      const reason = absent.length > 0 ? `no figure for ${absent.join(', ')}` : 'a part stands twice';
      answer.rejected.push({ where, raw: first.indicator, reason: `no sum over the sheets for ${first.area}: ${reason}` });
    }
  }
  return answer;
}

/** Decimal parts are summed as whole numbers of 10⁻⁶, so that 0.1 + 0.2 is 0.3. */
function total(group: readonly Reading[]): number {
  return group.reduce((sum, reading) => sum + Math.round((reading.value ?? 0) * 1e6), 0) / 1e6;
}
