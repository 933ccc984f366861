import { createHash } from 'node:crypto';
import type { PushAnswer, SecretRef } from '@ioc/contracts';
import type { Logger } from '@ioc/platform';
import { signatureName, type PushReceipts } from '@ioc/store';
import { pushSourceOf, type RawPayload } from '@ioc/transports';
import type { FeedRunner } from './feed-runner.js';
import type { PollResult } from './intake.js';
import { holdProof, type PushProof } from './push-proof.js';
import { PushRefused } from './push-refused.js';

/** One call of a department. */
export interface PushCall extends PushProof {
  contentType: string;
  /** Idempotency-Key. */
  key?: string | undefined;
}

export interface PushDoorDeps {
  receipts: Pick<PushReceipts, 'open' | 'answered'>;
  secret(ref: SecretRef): string;
  log: Logger;
  now(): number;
}

/** What each kind may be sent as. */
const contentTypes: Readonly<Record<string, RegExp>> = {
  'http-json': /^application\/([\w.-]+\+)?json\b/i,
  csv: /^(text\/(csv|plain|tab-separated-values)|application\/octet-stream)\b/i,
  spreadsheet: /^application\/(vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet|vnd\.ms-excel|octet-stream)\b/i,
};
const shownRefusals = 200;

/** Where departments hand figures in by themselves. What comes goes the way of a poll: archive, adapter, gate, store; the answer is given after the COMMIT. */
export class PushDoor {
  constructor(private readonly deps: PushDoorDeps) {}

  /** @throws PushRefused */
  async receive(runner: FeedRunner, call: PushCall): Promise<PushAnswer> {
    const { feed } = runner.bound;
    const push = pushSourceOf(feed.settings);
    if (!push) throw new PushRefused(404, `the feed ${feed.id} takes no pushes`);
    this.prove(feed.id, () => holdProof(call, push, { secret: (ref) => this.deps.secret(ref), nowMs: this.deps.now() }));
    if (!contentTypes[feed.kind]?.test(call.contentType)) throw new PushRefused(415, `a feed of the kind ${feed.kind} is not sent as ${call.contentType.slice(0, 80) || 'nothing'}`);
    if (call.body.byteLength === 0) throw new PushRefused(422, 'the body is empty');
    return this.once(runner, call, { names: namesOf(call, push.kind) });
  }

  /** A secret that nobody provided is the installation's fault, and says nothing to the sender. */
  private prove(feed: string, hold: () => void): void {
    try {
      hold();
    } catch (cause) {
      if (cause instanceof PushRefused) throw cause;
      this.deps.log.error({ err: cause, feed }, 'the secret of a push feed is not there');
      throw new PushRefused(503, 'the secret of this feed is not set up at the centre');
    }
  }

  /** Under each of its names a push is stored once, and answered the same whenever it comes again. */
  private async once(runner: FeedRunner, call: PushCall, { names, runId }: { names: readonly string[]; runId?: string }): Promise<PushAnswer> {
    const { id } = runner.bound.feed;
    const [name, ...others] = names;
    if (name === undefined) return answerOf(await runner.receive(this.payloadOf(call, id), runId === undefined ? undefined : { runId }));
    const sha256 = createHash('sha256').update(call.body).digest('hex');
    const receipt = await this.deps.receipts.open(id, name, sha256);
    if (receipt.sha256 !== sha256) throw new PushRefused(409, 'this Idempotency-Key came with another body before');
    if (receipt.answer) return receipt.answer;
    const answer = await this.once(runner, call, { names: others, runId: receipt.runId });
    await this.deps.receipts.answered(id, name, answer);
    return answer;
  }

  private payloadOf({ body, contentType }: PushCall, feed: string): RawPayload {
    return { name: `push to ${feed}`, body, contentType, fetchedAt: new Date(this.deps.now()).toISOString(), locator: `push:${feed}` };
  }
}

/**
 * Whoever listens may send a signed push again within its five minutes, under another key or none: a figure that was corrected meanwhile would
 * become the old one. So a signature is a name of its own; the blank keeps it apart from every key of a sender.
 */
function namesOf({ key, signature = '' }: PushCall, kind: string): string[] {
  if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key)) throw new PushRefused(422, 'Idempotency-Key must be 1 to 200 printable characters without blanks');
  return [...(kind === 'hmac-sha256' ? [`${signatureName}${signature.toLowerCase().replace(/^sha256=/, '')}`] : []), ...(key === undefined ? [] : [key])];
}

function answerOf(result: PollResult | null): PushAnswer {
  if (!result) throw new PushRefused(503, 'another server of the centre holds this feed at this moment: send again');
  const refused = result.rejected.slice(0, shownRefusals).map(({ where, reason }) => ({ where, reason }));
  if (result.summary.outcome === 'failed') throw new PushRefused(503, 'it could not be stored: send again');
  if (result.fault) throw new PushRefused(422, result.fault.message, refused);
  return { runId: result.runId, accepted: result.accepted.length, refused };
}
