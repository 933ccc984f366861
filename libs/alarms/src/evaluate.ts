import type { AlarmRule } from '@ioc/contracts';
import type { Alarm } from './alarm.js';
import type { Ground } from './ground.js';
import { judgeEvents, togethers, type Together } from './judge-events.js';
import { judgeIndicator } from './judge-indicator.js';
import { feedsOf, judgeFeed, judgeFigure } from './judge-silence.js';
import type { Verdict } from './verdict.js';

/** What a rule watches now: its areas, its feeds, or what its events are counted under. */
export function watchedBy(rule: AlarmRule, ground: Ground): Together[] {
  const { when } = rule;
  const { pack } = ground;
  if (when.kind === 'events') return togethers(when, ground);
  if (when.kind === 'no-data' && when.indicator === undefined) return feedsOf(when, pack).map((source) => ({ area: pack.provinceArea, source }));
  if (rule.areas === 'province') return [{ area: pack.provinceArea }];
  return (rule.areas === 'districts' ? pack.children(pack.provinceArea).map(({ code }) => code) : rule.areas).map((area) => ({ area }));
}

/**
 * Whether what a rule watches for is so, and by what that was found. Pure.
 * @param before the alarm as it stands; between the two limits its condition stays, and while that was unknown, whether it was active
 */
export function evaluate(rule: AlarmRule, before: Pick<Alarm, 'id' | 'condition' | 'active'>, ground: Ground): Verdict {
  const { when } = rule;
  const { area, source } = before.id;
  switch (when.kind) {
    case 'events':
      return judgeEvents(when, { rule, together: source === undefined ? { area } : { area, source } }, ground);
    case 'no-data':
      return when.indicator === undefined ? judgeFeed(source ?? '', ground) : judgeFigure(when.indicator, area, ground);
    default:
      return judgeIndicator(when, { rule, area, was: before.condition === 'unknown' ? before.active : before.condition === 'true' }, ground);
  }
}
