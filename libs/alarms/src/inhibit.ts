import { drillOfSource, type AlarmRule } from '@ioc/contracts';
import { alarmKey, type Alarm, type AlarmId } from './alarm.js';
import { feedsBehind, type Ground, type MaintenanceWindow } from './ground.js';

/** By their source: in a storm hundreds of alarms ask hundreds of causes, and each asks only for its own. */
export type Causes = ReadonlyMap<string | undefined, readonly Alarm[]>;

/** Alarms that explain others while they stand: active ones of the rules that a rule rests on. */
export function causesOf({ restsOn }: AlarmRule, alarms: Iterable<Alarm>): Causes {
  const causes = new Map<string | undefined, Alarm[]>();
  if (restsOn.length === 0) return causes;
  for (const alarm of alarms) {
    const { id, active, state } = alarm;
    if (!restsOn.includes(id.rule) || !active || state === 'out-of-service') continue;
    const ofSource = causes.get(id.source) ?? [];
    ofSource.push(alarm);
    causes.set(id.source, ofSource);
  }
  return causes;
}

/** Everything that silences an alarm now by design, by name: `maintenance/<window>` and `rests-on/<alarm>`. Nothing of a drill silences what is so. */
export function suppressorsOf(id: AlarmId, rule: AlarmRule, { ground, causes }: { ground: Ground; causes: Causes }): string[] {
  const windows = ground.maintenance.filter((window) => touches(window, { id, rule, ground })).map((window) => `maintenance/${window.id}`);
  const parents = causes.size === 0 ? [] : sourcesAbove(id, rule, ground).flatMap((source) => causes.get(source) ?? []).filter(({ id: { area, source } }) => drillOfSource(source) === drillOfSource(id.source) && (area === id.area || area === ground.pack.provinceArea));
  return [...windows, ...parents.map((parent) => `rests-on/${alarmKey(parent.id)}`)];
}

interface Silenced {
  id: AlarmId;
  rule: AlarmRule;
  ground: Ground;
}

function touches({ fromMs, untilMs, feeds, rules, areas }: MaintenanceWindow, { id, rule, ground }: Silenced): boolean {
  if (ground.now < fromMs || ground.now >= untilMs) return false;
  const isNamed = (names: readonly string[] | undefined, own: () => readonly string[]) => names === undefined || own().some((one) => names.includes(one));
  return isNamed(rules, () => [rule.id]) && isNamed(areas, () => [id.area]) && isNamed(feeds, () => feedsUnder(id, rule, ground));
}

/** Feeds that an alarm's rule is judged by. */
function feedsUnder({ source = '' }: AlarmId, { when }: AlarmRule, { pack }: Ground): readonly string[] {
  if (when.kind === 'overdue-directives') return [];
  if (when.kind === 'events') return pack.feeds.filter((feed) => feed.events.includes(when.events)).map(({ id }) => id);
  return when.indicator === undefined ? [source] : feedsBehind(when.indicator, pack);
}

/** An alarm is explained in its own area, or from the whole province, by what has no source or its own; one without a source also by the feeds that bring it. */
function sourcesAbove(id: AlarmId, rule: AlarmRule, ground: Ground): (string | undefined)[] {
  return id.source === undefined ? [undefined, ...feedsUnder(id, rule, ground)] : [undefined, id.source];
}
