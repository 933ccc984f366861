import { faultIn, idsOf, type Draft } from './draft.js';
import type { PackFault } from './fault.js';
import { suggest } from './nearest.js';

export function areaFaults(draft: Draft): PackFault[] {
  const codes = idsOf(draft.areas);
  const parents = new Map(draft.areas.entries.map(({ value }) => [value.code, value.parent]));
  return draft.areas.entries.flatMap((entry) => {
    const { code, level, parent, validFrom, validTo, successors } = entry.value;
    const faults: PackFault[] = [];
    const add = (path: (string | number)[], message: string, remedy: string) => faults.push(faultIn(entry, path, [message, remedy]));
    if (parent === undefined && level !== 'province') {
      add(['code'], `the ${level} ${code} has no parent`, 'add "parent": the code of the unit above it');
    } else if (parent !== undefined && !codes.has(parent)) {
      add(['parent'], `there is no area ${parent}`, suggest(parent, codes, 'name the code of an area of this pack'));
    } else if (inCircle(code, parents)) {
      add(['parent'], `the area ${code} lies within itself: ${circleOf(code, parents).join(' → ')}`, 'name the unit above it; following the parents must end at the province');
    }
    if (validFrom !== undefined && validTo !== undefined && validTo < validFrom) {
      add(['validTo'], `validTo ${validTo} is before validFrom ${validFrom}`, 'exchange the two days, or correct the wrong one');
    }
    successors.forEach((successor, index) => {
      if (!codes.has(successor)) add(['successors', index], `there is no area ${successor}`, suggest(successor, codes, 'name the code of an area of this pack'));
    });
    return faults;
  });
}

type Parents = ReadonlyMap<string, string | undefined>;

function circleOf(code: string, parents: Parents): string[] {
  const way = [code];
  for (let next = parents.get(code); next !== undefined; next = parents.get(next)) {
    way.push(next);
    if (way.indexOf(next) < way.length - 1) break;
  }
  return way;
}

const inCircle = (code: string, parents: Parents) => {
  const way = circleOf(code, parents);
  return way.length > 1 && way.at(-1) === code;
};
