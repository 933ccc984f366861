import type { ComponentId, Reach } from '@ioc/contracts';

/** What somebody wants to see or do something to; what is undefined lies nowhere in particular. */
export interface Placed {
  component?: ComponentId | undefined;
  area?: string | undefined;
  organisation?: string | undefined;
}

/**
 * Whether a grant that reaches so far covers a thing. A limit covers only what is known to lie within it: a thing without an
 * area is not in any area.
 * @param isWithin whether an area is another, or lies below it
 */
export function reaches(reach: Reach, thing: Placed, isWithin: (area: string, top: string) => boolean): boolean {
  const { components, area, organisation } = reach;
  if (components !== null && (thing.component === undefined || !components.includes(thing.component))) return false;
  if (area !== null && (thing.area === undefined || !isWithin(thing.area, area))) return false;
  return organisation === null || thing.organisation === organisation;
}
