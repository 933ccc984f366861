import { worstFirst, type AlarmLoad, type AlarmRule, type AlarmRulesInfo, type AlarmsSnapshot, type AlarmStanding } from '@ioc/contracts';
import type { Bus, ProvincePack } from '@ioc/platform';
import { ruleInfoOf } from './answers.js';

/** What is known to be normal, or waits for its hold time, is not told. */
const untold: readonly AlarmStanding['state'][] = ['normal', 'pending'];

/** Says on the bus how alarms stand otherwise than was said last. What it is given was committed before. */
export class AlarmNews {
  private readonly told = new Map<string, { text: string; alarm: AlarmStanding }>();
  private pack: Pick<ProvincePack, 'alarms'> | null = null;
  private loadText = '';

  constructor(private readonly bus: Pick<Bus, 'emit'>) {}

  alarms(standing: Iterable<AlarmStanding>): void {
    const now = new Map([...standing].filter(({ state }) => !untold.includes(state)).map((alarm) => [alarm.id, alarm]));
    const changed: AlarmStanding[] = [];
    for (const [id, alarm] of now) {
      const text = JSON.stringify(alarm);
      if (this.told.get(id)?.text === text) continue;
      this.told.set(id, { text, alarm });
      changed.push(alarm);
    }
    const gone = [...this.told.keys()].filter((id) => !now.has(id));
    for (const id of gone) this.told.delete(id);
    if (changed.length + gone.length > 0) this.bus.emit('alarms.changed', { alarms: changed, gone });
  }

  /** As the pack has them. @returns whether it is another pack than was told of before */
  rules(pack: Pick<ProvincePack, 'alarms'>): boolean {
    if (this.pack === pack) return false;
    const isFirst = this.pack === null;
    this.pack = pack;
    if (!isFirst) this.bus.emit('alarms.changed', { alarms: [], gone: [], ruled: rulesInfo(pack.alarms) });
    return !isFirst;
  }

  load(load: AlarmLoad): void {
    const text = JSON.stringify(load);
    if (text === this.loadText) return;
    this.loadText = text;
    this.bus.emit('alarms.changed', { alarms: [], gone: [], load });
  }

  /** All that was said so far, for a screen's first look. */
  picture(pack: Pick<ProvincePack, 'alarms'>, load: AlarmLoad): AlarmsSnapshot {
    const alarms = [...this.told.values()].map(({ alarm }) => alarm).sort(worstFirst);
    return { alarms, total: alarms.length, ...rulesInfo(pack.alarms), load };
  }
}

function rulesInfo({ rules, groups }: { rules: readonly AlarmRule[]; groups: AlarmRulesInfo['groups'] }): AlarmRulesInfo {
  return { rules: rules.map(ruleInfoOf), groups };
}
