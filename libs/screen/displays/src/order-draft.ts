import type { Scene, WallContent } from '@ioc/contracts';
import { matches, nearness } from '@ioc/screen-furniture';

/** What can be put on a wall, by the field that it is asked for in. */
export const parts = ['scene', 'camera', 'event', 'indicator', 'area'] as const;
export type Part = (typeof parts)[number];

/** One thing that a field finds. */
export interface Option {
  id: string;
  name: string;
  /** What else it is found by. */
  also?: string;
}

/** The thing that a few words mean: a number or id itself, else the nearest name; null: nothing is found, undefined: nothing is asked. Pure. */
export function meant(options: readonly Option[], text: string): Option | null | undefined {
  const asked = text.trim();
  if (asked === '') return undefined;
  const exact = options.find(({ id, name, also }) => [id, name, also].includes(asked));
  if (exact) return exact;
  const found = options.filter(({ name, also = '' }) => matches(`${name} ${also}`, asked));
  return found.toSorted((a, b) => nearness(a.name, asked) - nearness(b.name, asked) || a.name.length - b.name.length)[0] ?? null;
}

/** What a scene shows beside itself. */
export function shownBy({ layout }: Pick<Scene, 'layout'>): readonly Part[] {
  if (layout === 'cameras') return ['camera', 'event'];
  if (layout === 'trends') return ['indicator', 'area'];
  return layout === 'feeds' ? [] : ['event'];
}

/**
 * What is to stand: the scene that was chosen, else the one that shows most of what was. Null while nothing was.
 * @param given ids by part
 * @param worst identity of the worst open event: a camera is put up for it where none is named
 */
export function contentOf(given: Partial<Record<Part, string>>, scenes: readonly Scene[], worst: string | undefined): WallContent | null {
  const wanted = parts.filter((part) => part !== 'scene' && given[part] !== undefined);
  const count = (scene: Scene) => wanted.filter((part) => shownBy(scene).includes(part)).length;
  const [fullest] = scenes.filter((one) => count(one) > 0).toSorted((one, other) => count(other) - count(one));
  const scene = scenes.find(({ id }) => id === given.scene) ?? fullest;
  if (!scene) return null;
  const shown = shownBy(scene);
  const turned = Object.fromEntries(shown.flatMap((part) => (given[part] === undefined ? [] : [[part, given[part]]])));
  const forEvent = shown.includes('camera') && given.camera !== undefined && given.event === undefined && worst !== undefined ? { event: worst } : {};
  return { scene: scene.id, ...turned, ...forEvent };
}

/** The parts that were asked for and do not stand in the scene. Pure. */
export function leftOut(given: Partial<Record<Part, string>>, content: WallContent | null): Part[] {
  return content === null ? [] : parts.filter((part) => given[part] !== undefined && content[part] === undefined);
}

/** Whether two contents are the same picture, whatever the order of their keys. Pure. */
export function isSame(one: WallContent, other: WallContent): boolean {
  return parts.every((part) => one[part] === other[part]);
}

/** The address of a small picture of a wall. @param content held there; absent: what the display itself says that it shows */
export function miniatureAddress(display: string, language: string, content?: WallContent): string {
  return `/wall?${new URLSearchParams({ display, miniature: '', lang: language, ...content })}`;
}
