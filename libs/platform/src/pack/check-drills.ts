import { drillFeed, type DrillScript, type DrillStep } from '@ioc/contracts';
import { faultIn, Names, type Draft, type Entry } from './draft.js';
import type { PackFault, Path } from './fault.js';
import { suggest } from './nearest.js';

type Declared = Entry<Partial<DrillScript>>;

/** Steps of drills that name what is not there, or have the name of another one; a feed that has the name under which drills stand. */
export function drillFaults(draft: Draft): PackFault[] {
  const taken = draft.feeds.names.filter(({ value }) => value === drillFeed).map((name) => faultIn(name, ['id'], [`"${drillFeed}" is the name under which the events of drills stand`, 'give the feed another id']));
  const names = { areas: new Names(draft.areas), rules: new Names(draft['alarm-rules']), organisations: new Names(draft.organisations) };
  return [...taken, ...draft.drills.entries.flatMap((entry) => (entry.value.timeline ?? []).flatMap((step, index, all) => [...referenceFaults(entry, { step, at: ['timeline', index] }, names), ...twiceFaults(entry, { index, all })]))];
}

type Known = Record<'areas' | 'rules' | 'organisations', Names>;

function referenceFaults(entry: Declared, { step, at }: { step: DrillStep; at: Path }, known: Known): PackFault[] {
  const named: [name: string | undefined, key: string, what: string, names: Names][] = [
    [step.area, 'area', 'area', known.areas],
    step.kind === 'alarm' ? [step.rule, 'rule', 'alarm rule', known.rules] : [step.organisation, 'organisation', 'organisation', known.organisations],
  ];
  return named.flatMap(([name, key, what, names]) => (name !== undefined && names.lack(name) ? [faultIn(entry, [...at, key], [`there is no ${what} "${name}"`, suggest(name, names, 'name one of this pack')])] : []));
}

function twiceFaults(entry: Declared, { index, all }: { index: number; all: readonly DrillStep[] }): PackFault[] {
  const id = all[index]?.id;
  return all.findIndex((one) => one.id === id) < index ? [faultIn(entry, ['timeline', index, 'id'], [`"${id}" is the name of another step of this drill`, 'give it another id'])] : [];
}
