import { durationMs, parseTime, type AlarmRule, type AlarmWhen, type Bilingual, type IndicatorInfo, type Outlook } from '@ioc/contracts';
import { judgeUnusual, unusualSentence, type Judged } from '@ioc/outlook';
import type { Alarm } from './alarm.js';
import { areaName, type Ground } from './ground.js';
import { trustedIn, unknownOf, unknownSentence, type Trusted } from './trusted.js';
import { verdict, type Evidence, type Verdict } from './verdict.js';
import { both, figure, type Unknown } from './why-words.js';

type Unusual = Extract<AlarmWhen, { kind: 'unusual' }>;
interface Watched {
  rule: AlarmRule;
  area: string;
  before: Pick<Alarm, 'condition'>;
}

const hourMs = 3_600_000;

/** What is judged, for whoever says it. */
interface Said {
  indicator: IndicatorInfo;
  subject: Bilingual;
  /** The reading that is judged, for the evidence. */
  found: Partial<Evidence> & { unit: string };
}

/** Judges the newest reading by what its own history foresees. Missing, stale, silent and not to be foreseen are unknown. */
export function judgeOutlook(when: Unusual, { rule, area, before }: Watched, ground: Ground): Verdict {
  const indicator = ground.pack.indicator(when.indicator);
  if (!indicator) throw new Error(`the rule "${rule.id}" watches "${when.indicator}", which the pack has not`);
  const subject = both((language) => `${indicator.name[language]}, ${areaName(area, ground.pack)}`);
  const series = ground.series(indicator.id, area);
  const found = { unit: indicator.unit, ...(series && { reading: { indicator: indicator.id, area, period: series.period, at: series.at }, feed: series.feed }) };
  const unknown = (reason: Unknown) => unknownOf(reason, { found: { ...found, indicator: indicator.id }, subject }, ground);
  const trusted = trustedIn(indicator.id, series, ground);
  if ('unknown' in trusted) return unknown(trusted.unknown);
  const outlook = ground.outlook(indicator.id, area);
  // Since this server began nobody has looked: what was found before stands, with its sentence, until somebody has.
  if (!outlook) return { ...unknown('not-foreseen'), condition: before.condition };
  return byOutlook(when, { indicator, subject, found, outlook, trusted }, ground) ?? unknown('not-foreseen');
}

/** @returns null where its time is not foreseen */
function byOutlook(when: Unusual, { indicator, subject, found, outlook, trusted }: Said & { outlook: Outlook; trusted: Trusted }, ground: Ground): Verdict | null {
  if (outlook.none) return verdict('unknown', { ...found, why: unknownSentence(subject, outlook.none.why) });
  const judged = judgedOf(trusted, indicator, ground);
  const so = judgeUnusual(judged, when, outlook);
  if (!so) return null;
  const why = unusualSentence(judged, so, { outlook, subject, unit: indicator.unit, figure: (value) => figure(value, indicator.decimals), utcOffset: ground.pack.utcOffset });
  return verdict(so.isUnusual ? 'true' : 'false', { ...found, value: judged.value, limit: so.limit, why });
}

/** A count of a time that is not over grows: of a period until its end, of a live figure that comes more often than once an hour always. */
function judgedOf({ value, period, at }: Trusted, { cadence, aggregate }: IndicatorInfo, { now, pack }: Ground): Judged {
  const startsAt = parseTime(period, pack.utcOffset)?.startMs ?? at;
  const isOpen = period === 'instant' ? (durationMs(cadence.every) ?? hourMs) !== hourMs : at > now;
  return { value, startsAt, grows: aggregate === 'sum' && isOpen };
}

