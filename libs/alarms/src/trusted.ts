import type { Bilingual } from '@ioc/contracts';
import { feedName, feedsBehind, silentOf, type Ground, type SeriesView } from './ground.js';
import { verdict, type Evidence, type Verdict } from './verdict.js';
import { both, unknownWords, type Unknown } from './why-words.js';

/** A reading that a rule may be judged by. */
export type Trusted = SeriesView & { value: number };

/** A reading that a rule may be judged by, or why none is: missing, stale and silent are unknown. */
export function trustedIn(indicator: string, series: SeriesView | undefined, ground: Ground): Trusted | { unknown: Unknown } {
  if (silentOf(feedsBehind(indicator, ground.pack), ground).length > 0) return { unknown: 'silent' };
  if (!series) return { unknown: 'never' };
  if (ground.now > series.staleAt) return { unknown: 'stale' };
  return series.value === null ? { unknown: 'missing' } : { ...series, value: series.value };
}

/** Nobody knows: by which feeds' silence, or why else. */
export function unknownOf(reason: Unknown, { found, subject }: { found: Partial<Evidence> & { indicator: string }; subject: Bilingual }, ground: Ground): Verdict {
  const { indicator, ...evidence } = found;
  const silent = reason === 'silent' ? silentOf(feedsBehind(indicator, ground.pack), ground) : [];
  const names = both((language) => silent.map(({ feed }) => ` (${feedName(feed, ground.pack)[language]})`).join(''));
  const why = both((language) => `${unknownWords[reason][language]}${names[language]}`);
  return verdict('unknown', { ...evidence, silent, why: unknownSentence(subject, why) });
}

/** @param why what stands in the way, in words */
export function unknownSentence(subject: Bilingual, why: Bilingual): Bilingual {
  return { vi: `${subject.vi}: chưa rõ, ${why.vi}.`, en: `${subject.en}: unknown, ${why.en}.` };
}
