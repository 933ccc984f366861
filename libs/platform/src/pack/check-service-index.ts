import type { ServiceIndexFile } from '@ioc/contracts';
import { faultIn, Names, type Draft, type Entry } from './draft.js';
import type { PackFault, Path } from './fault.js';
import { suggest } from './nearest.js';

/** Rounding of the last binary digits is no point that is missing. */
const slack = 1e-9;

/** Names that nothing has, codes used twice, and points that do not add up. */
export function serviceIndexFaults(draft: Draft): PackFault[] {
  const { serviceIndex } = draft;
  if (!serviceIndex) return [];
  return [...nameFaults(serviceIndex, draft), ...twiceFaults(serviceIndex), ...sumFaults(serviceIndex)];
}

function nameFaults(file: Entry<ServiceIndexFile>, draft: Draft): PackFault[] {
  const indicators = new Names(draft.indicators);
  const organisations = new Names(draft.organisations);
  const { part, whole, published, groups, agencies } = file.value;
  const used: [name: string | undefined, path: Path][] = [
    [part, ['part']],
    [whole, ['whole']],
    [published, ['published']],
    ...groups.map((group, index): [string | undefined, Path] => [group.published, ['groups', index, 'published']]),
  ];
  return [
    ...used.flatMap(([name, path]) => (name !== undefined && indicators.lack(name) ? [faultIn(file, path, [`there is no indicator "${name}"`, suggest(name, indicators, 'add it to indicators/<component>.yaml')])] : [])),
    ...agencies.flatMap(({ organisation }, index) =>
      organisations.lack(organisation) ? [faultIn(file, ['agencies', index, 'organisation'], [`there is no organisation "${organisation}"`, suggest(organisation, organisations, 'add it to organisations.yaml')])] : [],
    ),
  ];
}

function twiceFaults(file: Entry<ServiceIndexFile>): PackFault[] {
  const { groups, agencies } = file.value;
  const metrics = groups.flatMap(({ metrics: list }, group) => list.map((metric, index) => ({ metric, path: ['groups', group, 'metrics', index] as Path })));
  const named: { name: string; path: Path; what: string }[] = [
    ...groups.map(({ id }, index) => ({ name: id, path: ['groups', index, 'id'], what: 'group' })),
    ...metrics.map(({ metric, path }) => ({ name: metric.id, path: [...path, 'id'], what: 'metric' })),
    ...metrics.map(({ metric, path }) => ({ name: metric.code, path: [...path, 'code'], what: 'code' })),
    ...agencies.map(({ code }, index) => ({ name: code, path: ['agencies', index, 'code'], what: 'agency code' })),
    ...agencies.map(({ organisation }, index) => ({ name: organisation, path: ['agencies', index, 'organisation'], what: 'agency' })),
  ];
  return named.flatMap(({ name, path, what }, index) =>
    named.findIndex((one) => one.what === what && one.name === name) < index ? [faultIn(file, path, [`the ${what} "${name}" is declared twice`, 'give one of the two another one, or remove it'])] : [],
  );
}

/** Metrics make their group's points, and groups those of the whole: otherwise points would be lost that nobody can win. */
function sumFaults(file: Entry<ServiceIndexFile>): PackFault[] {
  const { groups, max } = file.value;
  const unequal = (parts: readonly { max: number }[], said: number) => {
    const sum = parts.reduce((total, part) => total + part.max, 0);
    return Math.abs(sum - said) > slack ? sum : null;
  };
  const ofGroups = groups.flatMap((group, index) => {
    const sum = unequal(group.metrics, group.max);
    return sum === null ? [] : [faultIn(file, ['groups', index, 'max'], [`the metrics of "${group.id}" are ${sum} points together, and ${group.max} are said`, 'correct max, here or of a metric'])];
  });
  const sum = unequal(groups, max);
  return sum === null ? ofGroups : [...ofGroups, faultIn(file, ['max'], [`the groups are ${sum} points together, and ${max} are said`, 'correct max, here or of a group'])];
}
