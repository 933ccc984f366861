import type { Bilingual, Count, ScoreFigures, Share } from '@ioc/contracts';
import type { FeedTally, LatencyCount } from '@ioc/store';
import type { Cell } from './cells.js';

/** What is known of one feed, or of several together, in the counted time. */
export interface Facts {
  tally: Omit<FeedTally, 'feed' | 'firstMs'> | null;
  revisions: number;
  cells: readonly Cell[];
  liveMs: number;
  watchedMs: number;
  latencies: readonly Pick<LatencyCount, 'latencyMs' | 'runs'>[];
}

const notAsked: Bilingual = { vi: 'Nguồn chưa được lấy lần nào tính đến hết kỳ.', en: 'The feed was not polled up to the end of the period.' };
const noRecords: Bilingual = { vi: 'Không có bản ghi nào trong kỳ.', en: 'No record came in the period.' };
const noCells: Bilingual = { vi: 'Không có ô nào đến hạn trong kỳ.', en: 'No cell fell due in the period.' };
const notWatched: Bilingual = { vi: 'Rông không theo dõi nguồn trong kỳ.', en: 'Rông did not watch the feed in the period.' };
const noPolls: Bilingual = { vi: 'Không có lượt lấy nào trong kỳ.', en: 'There was no poll in the period.' };
const notCounted: Bilingual = { vi: 'Rông chưa đếm việc này trong kỳ.', en: 'Rông did not count this yet in the period.' };

export function figuresOf(facts: Facts): ScoreFigures {
  const { tally, cells } = facts;
  const { accepted, refused, duplicates, breaches, drifts, repairs } = tally ?? { accepted: 0, refused: 0, duplicates: 0, breaches: 0, drifts: null, repairs: null };
  const intime = cells.filter(({ dueMs, receivedMs }) => receivedMs !== null && receivedMs <= dueMs).length;
  const missing = cells.filter(({ receivedMs }) => receivedMs === null).length;
  const count = (value: number | null): Count => (tally ? { value, reason: value === null ? notCounted : null } : { value: null, reason: notAsked });
  return {
    accurate: share(accepted, accepted + refused, tally ? noRecords : notAsked),
    crossBreaches: count(breaches),
    revisions: count(facts.revisions),
    complete: share(intime, cells.length, tally ? noCells : notAsked),
    late: count(cells.length - intime - missing),
    missing: count(missing),
    clean: share(accepted, accepted + refused + duplicates, tally ? noRecords : notAsked),
    duplicates: count(duplicates),
    refusals: count(refused),
    drift: count(drifts),
    repairs: count(repairs),
    live: share(facts.liveMs, facts.watchedMs, tally ? notWatched : notAsked),
    latencyP95Ms: percentile(facts.latencies, tally ? noPolls : notAsked),
  };
}

/** Mean of those of the four shares that are known. */
export function scoreOf({ accurate, complete, clean, live }: ScoreFigures): number | null {
  const known = [accurate, complete, clean, live].flatMap(({ value }) => (value === null ? [] : [value]));
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

function share(part: number, whole: number, reason: Bilingual): Share {
  return whole > 0 ? { value: part / whole, part, whole, reason: null } : { value: null, part, whole, reason };
}

/** Nearest rank: the smallest that at least 95 of 100 do not exceed. */
function percentile(latencies: Facts['latencies'], reason: Bilingual): Count {
  const sorted = [...latencies].sort((a, b) => a.latencyMs - b.latencyMs);
  const total = sorted.reduce((sum, { runs }) => sum + runs, 0);
  const rank = Math.ceil((total * 95) / 100);
  let seen = 0;
  for (const { latencyMs, runs } of sorted) {
    seen += runs;
    if (seen >= rank) return { value: latencyMs, reason: null };
  }
  return { value: null, reason };
}
