import { heardOutcomes, type RunOutcome } from '@ioc/contracts';
import type { Tally } from '@ioc/store';
import type { BoundFeed } from './feed-runner.js';
import type { GateResult } from './gate.js';
import { pollTimes } from './schedule.js';
import type { SchemaLook } from './schema-watch.js';

/** How a reader of tables begins to say that a sum did not hold; both figures are kept, so nothing was refused. */
const breach = 'cross-check broken';

interface Tallied {
  outcome: RunOutcome;
  result: GateResult;
  schema?: Pick<SchemaLook, 'turn'>;
  repairs?: number;
}

/** What a poll says for its feed's scorecard. A file that a person hands over does not show that the source itself is alive. */
export function tallyOf(bound: BoundFeed, { outcome, result, schema, repairs = 0 }: Tallied, finishedAtMs: number): Tally {
  const { accepted, events, rejected, duplicates } = result;
  const breaches = rejected.filter(({ reason }) => reason.startsWith(breach)).length;
  const { everyMs, graceMs } = pollTimes(bound.feed);
  const isLive = heardOutcomes.includes(outcome) && bound.provenance !== 'manual';
  return {
    accepted: accepted.length + events.length,
    refused: rejected.length - breaches,
    duplicates,
    breaches,
    drifts: schema?.turn === 'drifted' ? 1 : 0,
    repairs,
    liveUntil: isLive ? finishedAtMs + everyMs + graceMs : null,
  };
}
