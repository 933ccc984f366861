import type { AlarmRuleInfo } from '@ioc/contracts';
import type { HeldAlarms } from '@ioc/screen-live';
import { areaName, useProvince, useWords } from '@ioc/screen-ui';

/** Chatterers that are named; of the rest the number is said. */
const named = 3;

/** When alarms are more than those on duty can attend to, or one comes and goes faster than anybody can act. */
export function LoadBanners({ held: { load, alarms }, rules }: { held: HeldAlarms; rules: ReadonlyMap<string, AlarmRuleInfo> }) {
  const { t, pick, formats } = useWords();
  const info = useProvince();
  const n = (value: number) => formats.number(value, 0);
  const nameOf = (id: string) => {
    const [rule = '', area] = id.split('/');
    const known = rules.get(rule);
    const where = areaName(info, alarms.find((alarm) => alarm.id === id)?.area ?? area);
    return [known ? pick(known.name) : rule, where].filter(Boolean).join(', ');
  };
  const chatterers = load.chattering.slice(0, named).map(({ id, count }) => `${nameOf(id)} (${n(count)})`);
  return (
    <div className="alarm-banners" role="status">
      {load.isFlood && <p data-flood={load.tenMinutes}>{t('alarms.flood', { n: n(load.tenMinutes), operators: n(load.operators) })}</p>}
      {chatterers.length > 0 && <p data-chattering={load.chattering.length}>{t('alarms.chattering', { n: n(load.chattering.length), names: chatterers.join('; ') })}</p>}
      {load.isOverloaded && !load.isFlood && <p data-overloaded={load.day}>{t('alarms.overloaded', { n: n(load.day) })}</p>}
    </div>
  );
}
