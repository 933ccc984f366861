import type { Area } from '@ioc/contracts';
import { faultIn, Names, type Draft, type Entry } from './draft.js';
import type { PackFault } from './fault.js';
import { suggest } from './nearest.js';

const another = 'name the code of an area of this pack';

export function areaFaults(draft: Draft): PackFault[] {
  const codes = new Names(draft.areas);
  const parents = new Map(
    draft.areas.entries.flatMap(({ value }) => (value.code === undefined ? [] : [[value.code, value.parent] as const])),
  );
  return draft.areas.entries.flatMap((entry) => [...parentFaults(entry, codes, parents), ...lifeFaults(entry, codes)]);
}

type Parents = ReadonlyMap<string, string | undefined>;

function parentFaults(entry: Entry<Partial<Area>>, codes: Names, parents: Parents): PackFault[] {
  const { code, level, parent } = entry.value;
  if (parent === undefined) {
    if (level === undefined || level === 'province') return [];
    return [
      faultIn(
        entry,
        ['code'],
        [`the ${level} ${code ?? ''} has no parent`, 'add "parent": the code of the unit above it'],
      ),
    ];
  }
  if (codes.lack(parent))
    return [faultIn(entry, ['parent'], [`there is no area ${parent}`, suggest(parent, codes, another)])];
  const circle = code === undefined ? null : circleOf(code, parents);
  if (!circle) return [];
  const remedy = 'name the unit above it; following the parents must end at the province';
  return [faultIn(entry, ['parent'], [`the area ${code} lies within itself: ${circle.join(' → ')}`, remedy])];
}

/** The way up from a unit when it comes back to the unit. */
function circleOf(code: string, parents: Parents): string[] | null {
  const way = [code];
  for (let next = parents.get(code); next !== undefined; next = parents.get(next)) {
    way.push(next);
    if (next === code) return way;
    if (way.indexOf(next) < way.length - 1) return null;
  }
  return null;
}

function lifeFaults(entry: Entry<Partial<Area>>, codes: Names): PackFault[] {
  const { validFrom, validTo, successors } = entry.value;
  const faults = (successors ?? []).flatMap((successor, index) =>
    codes.lack(successor)
      ? [faultIn(entry, ['successors', index], [`there is no area ${successor}`, suggest(successor, codes, another)])]
      : [],
  );
  if (validFrom !== undefined && validTo !== undefined && validTo < validFrom) {
    faults.push(
      faultIn(
        entry,
        ['validTo'],
        [`validTo ${validTo} is before validFrom ${validFrom}`, 'exchange the two days, or correct the wrong one'],
      ),
    );
  }
  return faults;
}
