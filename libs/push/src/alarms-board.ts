import { worstFirst, type AlarmLoad, type AlarmRulesInfo, type AlarmsFrame, type AlarmsSnapshot, type AlarmStanding } from '@ioc/contracts';
import type { BusMessages } from '@ioc/platform';
import type { Keep } from './reader.js';
import { StateTable } from './state-table.js';
import type { TopicBoard } from './topic-channel.js';

/** Alarms that a screen is sent at most with a snapshot; the total says what the bound left out. */
const shownAlarms = 2000;
const noLoad: AlarmLoad = { operators: 1, tenMinutes: 0, day: 0, isFlood: false, isOverloaded: false, chattering: [] };

/** In a storm an alarm is told by its newest state alone, however often it changed between two frames. */
export class AlarmsBoard implements TopicBoard {
  readonly topic = 'alarms';
  private readonly table = new StateTable<AlarmStanding>();
  private ruled: AlarmRulesInfo = { rules: [], groups: [] };
  private known: AlarmLoad = noLoad;
  private news: Pick<AlarmsFrame, 'ruled' | 'load'> = {};

  begin({ alarms, rules, groups, load }: AlarmsSnapshot): void {
    this.table.load(alarms);
    this.ruled = { rules, groups };
    this.known = load;
  }

  apply({ alarms, gone, ruled, load }: BusMessages['alarms.changed']): void {
    for (const alarm of alarms) this.table.put(alarm);
    for (const id of gone) this.table.remove(id);
    this.ruled = ruled ?? this.ruled;
    this.known = load ?? this.known;
    this.news = { ...this.news, ...(ruled && { ruled }), ...(load && { load }) };
  }

  snapshot(): AlarmsSnapshot {
    return this.part(() => true);
  }

  /** How much the alarms ask is the centre's, and told whole but for the names of alarms. */
  part(keep: Keep): AlarmsSnapshot {
    const { states } = this.table;
    const alarms = [...states.values()].filter(keep).sort(worstFirst);
    const chattering = this.known.chattering.filter(({ id }) => keep(states.get(id) ?? {}));
    return { alarms: alarms.slice(0, shownAlarms), total: alarms.length, ...this.ruled, load: { ...this.known, chattering } };
  }

  takeChanges(): Pick<AlarmsFrame, 'alarms' | 'gone' | 'total' | 'ruled' | 'load'> | null {
    const taken = this.table.take();
    const news = this.news;
    this.news = {};
    if (!taken && !news.ruled && !news.load) return null;
    return { alarms: taken?.states ?? [], gone: taken?.gone ?? [], total: this.table.states.size, ...news };
  }
}
