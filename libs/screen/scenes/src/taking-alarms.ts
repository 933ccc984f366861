import { asksForSomebody, drillOfSource, type AlarmStanding, type FeedState } from '@ioc/contracts';
import type { TakingAlarm } from './takeover-at.js';

/** Alarms that ask for somebody, each with the component of the feed that it was found by. Pure. */
export function takingAlarms(alarms: readonly AlarmStanding[], feeds: readonly FeedState[]): TakingAlarm[] {
  return alarms.filter(asksForSomebody).map(({ id, rule, source, priority, acknowledged, since, evidence }) => {
    const events = evidence?.events ?? [];
    const feed = evidence?.feed ?? events[0]?.split('/')[0];
    return { drill: drillOfSource(source), id, rule, priority, acknowledged, since, events, component: feeds.find((one) => one.id === feed)?.component };
  });
}
