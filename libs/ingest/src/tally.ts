import { heardOutcomes, type RunOutcome } from '@ioc/contracts';
import type { Tally } from '@ioc/store';
import type { BoundFeed } from './feed-runner.js';
import type { GateResult } from './gate.js';
import { pollTimes } from './schedule.js';

/** How a reader of tables begins to say that a sum did not hold; both figures are kept, so nothing was refused. */
const breach = 'cross-check broken';

/** What a poll says for its feed's scorecard. A file that a person hands over does not show that the source itself is alive. */
export function tallyOf(bound: BoundFeed, taken: { outcome: RunOutcome; result: GateResult }, finishedAtMs: number): Tally {
  const { accepted, events, rejected, duplicates } = taken.result;
  const breaches = rejected.filter(({ reason }) => reason.startsWith(breach)).length;
  const { everyMs, graceMs } = pollTimes(bound.feed);
  const isLive = heardOutcomes.includes(taken.outcome) && bound.provenance !== 'manual';
  return {
    accepted: accepted.length + events.length,
    refused: rejected.length - breaches,
    duplicates,
    breaches,
    liveUntil: isLive ? finishedAtMs + everyMs + graceMs : null,
  };
}
