import type { PackView } from '@ioc/adapter-kit';

export type AreaFound = { area: string } | { unknown: string } | null;

/**
 * Finds the district that a source names, by the feed's own mapping first and by the pack's names and aliases then.
 * @param texts what the source says, the surest first
 * @returns `unknown` when something was named that nobody knows; `null` when nothing was named
 */
export function findArea(texts: readonly string[], mapping: Readonly<Record<string, string>>, pack: PackView): AreaFound {
  for (const text of texts) if (Object.hasOwn(mapping, text)) return { area: mapping[text] as string };
  for (const text of texts) {
    const match = pack.area(text);
    if (match && 'code' in match) return { area: match.code };
  }
  return texts[0] === undefined ? null : { unknown: texts[0] };
}
