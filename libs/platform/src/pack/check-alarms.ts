import { outlookStep, type AlarmRule, type AlarmWhen, type IndicatorInfo } from '@ioc/contracts';
import { faultIn, Names, type Draft, type Entry } from './draft.js';
import type { PackFault } from './fault.js';
import { suggest } from './nearest.js';

type Declared = Entry<Partial<AlarmRule>>;
type Bounded = Extract<AlarmWhen, { clear: number }>;
type Path = (string | number)[];

/** What a reference names, where such things are declared, and what to do when it is not there. */
interface Named {
  what: string;
  known: Names;
  otherwise: string;
}

/** Rules that name what is not there, or whose limit does not fit the indicator. */
export function alarmFaults(draft: Draft): PackFault[] {
  const names = namesOf(draft);
  const indicators = new Map(draft.indicators.values.map((indicator) => [indicator.id, indicator]));
  const rules = new Map(draft['alarm-rules'].entries.map(({ value }) => [value.id ?? '', value]));
  return draft['alarm-rules'].entries.flatMap((entry) => [
    ...referenceFaults(entry, names),
    ...kindFaults(entry, draft),
    ...limitFaults(entry, indicators),
    ...unusualFaults(entry, indicators),
    ...restFaults(entry, rules),
  ]);
}

function namesOf(draft: Draft) {
  return {
    indicator: { what: 'indicator', known: new Names(draft.indicators), otherwise: 'name an indicator of this pack' },
    feed: { what: 'feed', known: new Names(draft.feeds), otherwise: 'name a feed of this pack' },
    organisation: { what: 'organisation', known: new Names(draft.organisations), otherwise: 'add it to organisations.yaml' },
    procedure: { what: 'procedure', known: new Names(draft.procedures), otherwise: 'write it under procedures/' },
    group: { what: 'group of alarms', known: new Names(draft.alarmGroups), otherwise: 'add it to groups, above' },
    rule: { what: 'alarm rule', known: new Names(draft['alarm-rules']), otherwise: 'name a rule of this file' },
    area: { what: 'area', known: new Names(draft.areas), otherwise: 'name the code of an area of this pack' },
  } satisfies Record<string, Named>;
}

function referenceFaults(entry: Declared, names: ReturnType<typeof namesOf>): PackFault[] {
  const { owner, procedure, group, restsOn = [], areas, when } = entry.value;
  const feeds = when?.kind === 'no-data' && Array.isArray(when.feeds) ? when.feeds : [];
  const indicator = when && 'indicator' in when ? when.indicator : undefined;
  const all: [name: string | undefined, path: Path, named: Named][] = [
    [owner, ['owner'], names.organisation],
    [procedure, ['procedure'], names.procedure],
    [group, ['group'], names.group],
    [indicator, ['when', 'indicator'], names.indicator],
    ...feeds.map((feed, index): [string, Path, Named] => [feed, ['when', 'feeds', index], names.feed]),
    ...restsOn.map((rule, index): [string, Path, Named] => [rule, ['restsOn', index], names.rule]),
    ...(Array.isArray(areas) ? areas.map((code, index): [string, Path, Named] => [code, ['areas', index], names.area]) : []),
  ];
  return all.flatMap(([name, path, { what, known, otherwise }]) =>
    name !== undefined && known.lack(name) ? [faultIn(entry, path, [`there is no ${what} ${what === 'area' ? name : `"${name}"`}`, suggest(name, known, otherwise)])] : [],
  );
}

/** A rule over events that no feed brings would never be raised. */
function kindFaults(entry: Declared, { feeds }: Draft): PackFault[] {
  const { when } = entry.value;
  if (when?.kind !== 'events' || feeds.unread) return [];
  const brought = feeds.entries.flatMap(({ value }) => value.events ?? []);
  if (brought.includes(when.events)) return [];
  return [faultIn(entry, ['when', 'events'], [`no feed brings events of the kind "${when.events}"`, suggest(when.events, brought, 'name a kind that a feed lists under events')])];
}

function limitFaults(entry: Declared, indicators: ReadonlyMap<string, IndicatorInfo>): PackFault[] {
  const { when } = entry.value;
  if (!when || !('clear' in when)) return [];
  const indicator = indicators.get(when.indicator);
  if (!indicator) return [];
  return [...unitFaults(entry, when, indicator), ...reachFaults(entry, when, indicator), ...targetFaults(entry, when, indicator)];
}

function unitFaults(entry: Declared, when: Bounded, { id, unit }: IndicatorInfo): PackFault[] {
  const wanted = 'by' in when && when.by === 'percent' ? '%' : unit;
  if (when.unit.normalize('NFC') === wanted.normalize('NFC')) return [];
  return [faultIn(entry, ['when', 'unit'], [`the limit is in ${when.unit}, "${id}" is watched in ${wanted}`, `write the limit in ${wanted} and unit: ${wanted}`])];
}

/** What a value can never be, no limit need wait for. */
function reachFaults(entry: Declared, when: Bounded, { id, possible: [lowest, highest] }: IndicatorInfo): PackFault[] {
  if (when.kind !== 'limit') return [];
  const key = when.atLeast === undefined ? 'atMost' : 'atLeast';
  const bound = when[key] ?? lowest;
  if (bound >= lowest && bound <= highest) return [];
  return [faultIn(entry, ['when', key], [`the limit ${bound} lies outside of what is possible for "${id}", ${lowest} to ${highest}`, 'correct the limit or widen "possible"'])];
}

function targetFaults(entry: Declared, when: Bounded, { id, target }: IndicatorInfo): PackFault[] {
  const needs = when.kind === 'forecast' || (when.kind === 'deviation' && when.from !== 'same-period');
  if (!needs || target) return [];
  return [faultIn(entry, ['when', 'indicator'], [`"${id}" has no target to be measured by`, 'give the indicator a target, or compare with the same period'])];
}

/** What comes so rarely has no history to be usual by. */
function unusualFaults(entry: Declared, indicators: ReadonlyMap<string, IndicatorInfo>): PackFault[] {
  const { when } = entry.value;
  const indicator = when?.kind === 'unusual' ? indicators.get(when.indicator) : undefined;
  if (when?.kind !== 'unusual' || !indicator) return [];
  const { id, cadence, unit } = indicator;
  const stepless = outlookStep(cadence) ? [] : [faultIn(entry, ['when', 'indicator'], [`"${id}" comes every ${cadence.every}: no history has such steps`, 'watch an indicator that comes by the hour or more often, or every day, week, month, quarter or year'])];
  const isFitting = when.unit === undefined || when.unit.normalize('NFC') === unit.normalize('NFC');
  return isFitting ? stepless : [...stepless, faultIn(entry, ['when', 'unit'], [`the distance is in ${when.unit}, "${id}" is watched in ${unit}`, `write the distance in ${unit} and unit: ${unit}`])];
}

type Rules = ReadonlyMap<string, Partial<AlarmRule>>;

/** What explains an alarm silences it: never in a circle, where nobody would be called, and never a more urgent one. */
function restFaults(entry: Declared, rules: Rules): PackFault[] {
  const { id = '', priority = 'p4', restsOn = [] } = entry.value;
  return restsOn.flatMap((parent, index) => {
    const path = ['restsOn', index];
    if (reaches(parent, id, { rules, seen: new Set() })) return [faultIn(entry, path, [`"${id}" rests on itself through "${parent}": each would silence the other`, 'take one of the two out; the cause stays, what follows from it rests on it'])];
    const other = rules.get(parent)?.priority ?? 'p1';
    return other > priority ? [faultIn(entry, path, [`"${parent}" is ${other} and would silence "${id}", which is ${priority}`, 'let an alarm rest on one that is at least as urgent'])] : [];
  });
}

/** Whether the way up from one rule comes to another. */
function reaches(from: string, to: string, { rules, seen }: { rules: Rules; seen: Set<string> }): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return (rules.get(from)?.restsOn ?? []).some((next) => reaches(next, to, { rules, seen }));
}
