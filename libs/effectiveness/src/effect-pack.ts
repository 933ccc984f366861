import type { AlarmRulesFile, Feed, IndicatorInfo, Organisation, Scene, ShiftPlan } from '@ioc/contracts';

/** What effectiveness asks of a province pack. */
export interface EffectPack {
  alarms: Pick<AlarmRulesFile, 'rules'>;
  feeds: readonly Pick<Feed, 'id' | 'name' | 'organisation' | 'enabled'>[];
  organisations: readonly Pick<Organisation, 'id' | 'name'>[];
  scenes: readonly Pick<Scene, 'id' | 'name'>[];
  shifts: ShiftPlan;
  utcOffset: string;
  indicator(id: string): Pick<IndicatorInfo, 'id' | 'name'> | undefined;
}
