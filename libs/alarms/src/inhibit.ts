import type { AlarmRule } from '@ioc/contracts';
import { alarmKey, type Alarm, type AlarmId } from './alarm.js';
import { feedsBehind, type Ground, type MaintenanceWindow } from './ground.js';

/** Alarms that explain others while they stand: active ones of the rules that a rule rests on. */
export function causesOf({ restsOn }: AlarmRule, alarms: Iterable<Alarm>): Alarm[] {
  return restsOn.length === 0 ? [] : [...alarms].filter(({ id, active, state }) => restsOn.includes(id.rule) && active && state !== 'out-of-service');
}

/** Everything that silences an alarm now by design, by name: `maintenance/<window>` and `rests-on/<alarm>`. */
export function suppressorsOf(id: AlarmId, rule: AlarmRule, { ground, causes }: { ground: Ground; causes: readonly Alarm[] }): string[] {
  const windows = ground.maintenance.filter((window) => touches(window, { id, rule, ground })).map((window) => `maintenance/${window.id}`);
  const parents = causes.filter((cause) => explains(cause, { id, rule, ground }));
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
  if (when.kind === 'events') return pack.feeds.filter((feed) => feed.events.includes(when.events)).map(({ id }) => id);
  return when.indicator === undefined ? [source] : feedsBehind(when.indicator, pack);
}

/** An alarm explains another one in its own area, or below it in the whole province, if both are of one source; a silent feed explains what it brings. */
function explains(parent: Alarm, { id, rule, ground }: Silenced): boolean {
  const isAround = parent.id.area === id.area || parent.id.area === ground.pack.provinceArea;
  const { source } = parent.id;
  if (source === undefined || source === id.source) return isAround;
  return isAround && id.source === undefined && feedsUnder(id, rule, ground).includes(source);
}
