import type { AlarmBound, AlarmRule, Bilingual, IndicatorInfo } from '@ioc/contracts';
import { areaName, type Ground, type SeriesView } from './ground.js';
import { measure, type BoundedWhen, type Measured } from './measure.js';
import { trustedIn, unknownOf } from './trusted.js';
import { verdict, type Verdict } from './verdict.js';
import { both, boundWords, figure, measureWords } from './why-words.js';

/** Where an indicator is watched, and whether it was found to be so before. */
export interface Watched {
  rule: AlarmRule;
  area: string;
  /** The last condition that was known; between the two limits nothing changes. */
  was: boolean;
}

/** Judges a rule with a limit by the newest reading. Missing, stale and silent are unknown. */
export function judgeIndicator(when: BoundedWhen, { rule, area, was }: Watched, ground: Ground): Verdict {
  const indicator = ground.pack.indicator(when.indicator);
  if (!indicator) throw new Error(`the rule "${rule.id}" watches "${when.indicator}", which the pack has not`);
  const subject = both((language) => `${indicator.name[language]}, ${areaName(area, ground.pack)}`);
  const series = ground.series(when.indicator, area);
  const found = { unit: when.unit, ...(series && { reading: { indicator: when.indicator, area, period: series.period, at: series.at }, feed: series.feed }) };
  const measured = measuredIn(when, { indicator, series }, ground);
  if ('unknown' in measured) return unknownOf(measured.unknown, { found: { ...found, indicator: indicator.id }, subject }, ground);
  const isSo = passes(measured.value, when, was);
  const raise = when.atLeast ?? when.atMost ?? null;
  return verdict(isSo ? 'true' : 'false', { ...found, value: measured.value, limit: isSo ? when.clear : raise, why: measuredWhy(subject, measured, { when, indicator }) });
}

/** What is compared with the limit, by a reading that can be trusted. */
function measuredIn(when: BoundedWhen, { indicator, series }: { indicator: IndicatorInfo; series: SeriesView | undefined }, ground: Ground): Measured {
  const trusted = trustedIn(indicator.id, series, ground);
  return 'unknown' in trusted ? trusted : measure(when, { series: trusted, indicator, utcOffset: ground.pack.utcOffset });
}

/** A limit with a dead band: raised on the one side, returned on the other, and in between as it was. */
export function passes(value: number, { atLeast, atMost, clear }: AlarmBound, was: boolean): boolean {
  if (atLeast !== undefined) return value >= atLeast || (was && value > clear);
  return value <= (atMost ?? -Infinity) || (was && value < clear);
}

function measuredWhy(subject: Bilingual, { value, as }: { value: number; as: keyof typeof measureWords }, { when, indicator }: { when: BoundedWhen; indicator: IndicatorInfo }): Bilingual {
  const decimals = Math.max(indicator.decimals, 1);
  const [said, bound] = [figure(value, decimals), boundWords(when, decimals)];
  const sign = as !== 'limit' && value > 0 ? '+' : '';
  return both((language) => `${subject[language]}: ${sign}${said[language]} ${when.unit}${measureWords[as][language]}; ${bound[language]}.`);
}
