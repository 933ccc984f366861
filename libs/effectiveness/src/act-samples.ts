import { Directive, Incident, type AlarmRule, type Bilingual } from '@ioc/contracts';
import type { MatterPath } from '@ioc/store';
import { bare, type Sample } from './sample.js';

/** The number that an act came from. */
interface Origin {
  subject: string;
  title: Bilingual;
}

export interface ActGround {
  span: { fromMs: number; toMs: number };
  rules: readonly AlarmRule[];
  indicatorName: (id: string) => Bilingual;
}

/** What somebody did because of a number: an alarm that was acknowledged, an incident opened from alarms, a directive with an origin. Each counts for its number. */
export function actSamples({ alarms, incidents, directives }: { alarms: readonly Sample[]; incidents: readonly MatterPath[]; directives: readonly MatterPath[] }, ground: ActGround): Sample[] {
  const open = incidents.map(({ standing }) => Incident.parse(standing));
  const ofIncident = (id: string) => open.find((one) => one.id === id)?.alarms[0]?.id;
  const act = (at: number, origin: Origin, what: Pick<Sample, 'priority' | 'organisation'>): Sample[] => (at >= ground.span.fromMs && at < ground.span.toMs ? [{ ...bare, figure: 'act', at, ...origin, ...what }] : []);
  return [
    ...alarms.flatMap(({ figure, until, subject, priority, organisation }) => (figure === 'alarm-acknowledge' && until !== null ? act(until, originOfAlarm(subject, ground), { priority, organisation }) : [])),
    ...open.flatMap(({ alarms: [first], openedAt, severity, owner }) => (first ? act(openedAt, originOfAlarm(first.id, ground), { priority: `p${severity}`, organisation: owner?.organisation ?? null }) : [])),
    ...directives.flatMap(({ standing }) => {
      const { origin, sentAt, priority, organisation } = Directive.parse(standing);
      const from = originOf(origin, ofIncident, ground);
      return from && sentAt !== null ? act(sentAt, from, { priority, organisation }) : [];
    }),
  ];
}

function originOf(origin: Directive['origin'], ofIncident: (id: string) => string | undefined, ground: ActGround): Origin | null {
  if (origin.kind === 'indicator') return { subject: origin.indicator, title: ground.indicatorName(origin.indicator) };
  if (origin.kind === 'alarm') return originOfAlarm(origin.alarm, ground);
  const alarm = origin.kind === 'incident' ? ofIncident(origin.incident) : undefined;
  return alarm === undefined ? null : originOfAlarm(alarm, ground);
}

/** The indicator that the rule watches; the rule itself where it watches events or feeds. */
function originOfAlarm(alarm: string, { rules, indicatorName }: ActGround): Origin {
  const [id = alarm] = alarm.split('/');
  const rule = rules.find((one) => one.id === id);
  const indicator = rule && 'indicator' in rule.when ? rule.when.indicator : undefined;
  return indicator === undefined ? { subject: id, title: rule?.name ?? { vi: id, en: id } } : { subject: indicator, title: indicatorName(indicator) };
}
