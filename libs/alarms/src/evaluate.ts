import { drillOfSource, drillSource, type AlarmRule } from '@ioc/contracts';
import type { Alarm } from './alarm.js';
import type { Ground } from './ground.js';
import { judgeDirective } from './judge-directive.js';
import { drilled, judgeDrill } from './judge-drill.js';
import { judgeEvents, togethers, type Together } from './judge-events.js';
import { judgeIndicator } from './judge-indicator.js';
import { judgeOutlook } from './judge-outlook.js';
import { feedsOf, judgeFeed, judgeFigure } from './judge-silence.js';
import { verdict, type Verdict } from './verdict.js';

/** What a rule watches now, and what drills ask it for. */
export function watchedBy(rule: AlarmRule, ground: Ground): Together[] {
  return [...ownOf(rule, ground), ...drilled(rule, ground)];
}

/** Its areas, its feeds, directives, or what its events are counted under. */
function ownOf(rule: AlarmRule, ground: Ground): Together[] {
  const { when } = rule;
  const { pack } = ground;
  if (when.kind === 'events') return togethers(when, ground);
  if (when.kind === 'overdue-directives') return ground.overdue.map(({ id, drill }) => ({ area: pack.provinceArea, source: drill === null ? id : drillSource(drill, id) }));
  if (when.kind === 'no-data' && when.indicator === undefined) return feedsOf(when, pack).map((source) => ({ area: pack.provinceArea, source }));
  return areasOf(rule, pack).map((area) => ({ area }));
}

function areasOf({ areas }: Pick<AlarmRule, 'areas'>, pack: Pick<Ground['pack'], 'provinceArea' | 'children'>): readonly string[] {
  if (areas === 'province') return [pack.provinceArea];
  return areas === 'districts' ? pack.children(pack.provinceArea).map(({ code }) => code) : areas;
}

/** Series that rules judge by what their own history foresees. */
export function foreseenSeries(pack: Pick<Ground['pack'], 'provinceArea' | 'children' | 'alarms'>): { indicator: string; area: string }[] {
  return pack.alarms.rules.flatMap((rule) => {
    const { when } = rule;
    return when.kind === 'unusual' ? areasOf(rule, pack).map((area) => ({ indicator: when.indicator, area })) : [];
  });
}

/**
 * Whether what a rule watches for is so, and by what that was found. Pure.
 * @param before the alarm as it stands; between the two limits its condition stays, and while that was unknown, whether it was active
 */
export function evaluate(rule: AlarmRule, before: Pick<Alarm, 'id' | 'condition' | 'active'>, ground: Ground): Verdict {
  if (drillOfSource(before.id.source) !== null) return judgeDrill(rule, before.id, ground) ?? judgeDrilled(rule, before, ground);
  return judge(rule, before, ground);
}

/** Of what a drill let happen only events and directives are judged: the figures are what they are. */
function judgeDrilled(rule: AlarmRule, before: Pick<Alarm, 'id' | 'condition' | 'active'>, ground: Ground): Verdict {
  const { kind } = rule.when;
  if (kind === 'events') return judge(rule, before, ground);
  if (kind === 'overdue-directives') return judgeDirective(before.id.source?.split('/').at(-1) ?? '', ground);
  return verdict('false', { why: { vi: `${rule.name.vi}: tình huống diễn tập đã qua.`, en: `${rule.name.en}: the drill lets it be so no more.` } });
}

function judge(rule: AlarmRule, before: Pick<Alarm, 'id' | 'condition' | 'active'>, ground: Ground): Verdict {
  const { when } = rule;
  const { area, source } = before.id;
  switch (when.kind) {
    case 'events':
      return judgeEvents(when, { rule, together: source === undefined ? { area } : { area, source } }, ground);
    case 'overdue-directives':
      return judgeDirective(source ?? '', ground);
    case 'no-data':
      return when.indicator === undefined ? judgeFeed(source ?? '', ground) : judgeFigure(when.indicator, area, ground);
    case 'unusual':
      return judgeOutlook(when, { rule, area, before }, ground);
    default:
      return judgeIndicator(when, { rule, area, was: before.condition === 'unknown' ? before.active : before.condition === 'true' }, ground);
  }
}
