/** Feed of whatever a drill lets happen; no feed of a pack has this name. */
export const drillFeed = 'drill';

/** How what belongs to a drill is told from what is so, in the source of an alarm and in the id of an event: `drill/DT-3/…`. */
export const drillSource = (drill: string, ...rest: readonly string[]): string => [drillFeed, drill, ...rest].join('/');

/** The drill that a source of an alarm, or an id of an event, names; null: it is no drill. */
export function drillOfSource(source: string | null | undefined): string | null {
  const [feed, drill] = source?.split('/') ?? [];
  return feed === drillFeed && drill !== undefined && drill !== '' ? drill : null;
}

/** The drill that an alarm belongs to, by its id: rule, area and source. */
export const drillOfAlarm = (alarm: string): string | null => drillOfSource(alarm.split('/').slice(2).join('/'));
