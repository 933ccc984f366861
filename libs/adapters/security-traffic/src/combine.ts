export const combinations = ['max', 'min', 'mean', 'sum'] as const;
export type Combination = (typeof combinations)[number];

/** Values of several stations as one, to three decimals. */
export function combined(how: Combination, values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  const result = { max: Math.max(...values), min: Math.min(...values), sum, mean: sum / values.length }[how];
  return Math.round(result * 1000) / 1000;
}

/**
 * Parts by area, the province first. A station of the province's own area speaks for the province by itself;
 * without one the province is made of all stations, also of those whose district is unknown.
 */
export function byArea<Part extends { area: string | null }>(parts: readonly Part[], province: string): { area: string; parts: Part[] }[] {
  const own = parts.filter(({ area }) => area === province);
  const districts = [...new Set(parts.flatMap(({ area }) => (area === null || area === province ? [] : [area])))].sort();
  const groups = districts.map((district) => ({ area: district, parts: parts.filter(({ area }) => area === district) }));
  return parts.length === 0 ? [] : [{ area: province, parts: own.length > 0 ? own : [...parts] }, ...groups];
}

/** Whether one of the texts fits a pattern in which * stands for any run of characters; case does not matter. */
export function fits(pattern: string | undefined, texts: readonly string[]): boolean {
  if (pattern === undefined) return true;
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const expression = new RegExp(`^${parts.join('.*')}$`, 'iu');
  return texts.some((text) => expression.test(text));
}
