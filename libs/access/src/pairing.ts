import { randomUUID } from 'node:crypto';
import type { Actor } from '@ioc/contracts';
import type { PairingStore, StoredPairing } from '@ioc/store';
import { AccessRefused } from './access-refused.js';
import type { Origin } from './sessions.js';
import type { Seal } from './seal.js';
import { hashOf, newToken, newUserCode, typedCode } from './tokens.js';

/** How long a code on a wall means something; a new one follows by itself. */
const codeLifeMs = 10 * 60_000;
/** How long after that a screen that was let in may still fetch its first token. */
const fetchLifeMs = 60_000;
/** A screen gets a new token so often; one that is stolen from its disk is soon worth nothing. */
export const tokenLifeMs = 24 * 3_600_000;
/** What a page sent with the old token may arrive so long after another page has shown the new one. */
export const lateMs = 60_000;
/** RFC 8628, 3.5: how often a screen may ask whether it was let in. */
export const pollGapMs = 5000;

/** What a screen shows while it waits to be let in. */
export interface AskedPairing {
  device: string;
  userCode: string;
  until: number;
}

export type PairingState = { state: 'waiting' } | { state: 'unknown' } | { state: 'paired'; display: string; token: string };

/** Screens that ask to be let in, are, and live on tokens that are replaced daily (RFC 8628). */
export class Pairing {
  constructor(
    private readonly store: PairingStore,
    private readonly seal: Pick<Seal, 'successor'>,
    private readonly now: () => number = Date.now,
  ) {}

  async ask({ address, agent }: Origin): Promise<AskedPairing> {
    const [device, userCode, askedAt] = [newToken(), newUserCode(), this.now()];
    const until = askedAt + codeLifeMs;
    await this.store.ask({ id: randomUUID(), deviceHash: hashOf(device), userCode, askedAt, until, address, agent: agent.slice(0, 300) });
    return { device, userCode, until };
  }

  /** What became of it; once it was let in, with the screen's first token. */
  async poll(device: string): Promise<PairingState> {
    const pairing = await this.store.byDevice(hashOf(device));
    if (!pairing || pairing.endedAt !== null || this.now() > pairing.until + fetchLifeMs) return { state: 'unknown' };
    if (pairing.display === null) return { state: pairing.until > this.now() ? 'waiting' : 'unknown' };
    return { state: 'paired', display: pairing.display, token: await this.issue(device, { pairing: pairing.id, display: pairing.display }) };
  }

  /** The screen that shows a code. @throws AccessRefused `no-such-code` */
  async asked(code: string): Promise<StoredPairing> {
    const pairing = await this.store.byCode(typedCode(code), this.now());
    if (!pairing) throw new AccessRefused('no-such-code', 'No screen shows this code now: read it again, a code lives for ten minutes');
    return pairing;
  }

  /** @throws AccessRefused `no-such-code` */
  async approve(code: string, { display, by }: { display: string; by: string }): Promise<StoredPairing> {
    const pairing = await this.asked(code);
    if (!(await this.store.approve(pairing.id, { display, by, at: this.now() }))) throw new AccessRefused('no-such-code', 'Somebody decided about this screen first');
    return { ...pairing, display };
  }

  paired(): Promise<StoredPairing[]> {
    return this.store.paired();
  }

  end(id: string, by: string): Promise<boolean> {
    return this.store.end(id, { by, at: this.now() });
  }

  /** Whom a screen's token stands for; null when it opens nothing. */
  async find(token: string): Promise<{ actor: Actor; pairing: string; isOld: boolean } | null> {
    const found = await this.store.token(hashOf(token));
    const now = this.now();
    if (!found || (found.endedAt !== null && found.endedAt <= now)) return null;
    if (found.usedAt === null) await this.store.firstUse(hashOf(token), { at: now, othersEndAt: now + lateMs });
    const { display, pairing } = found;
    return { actor: { kind: 'display', id: display, name: display, grants: [{ role: 'display', components: null, area: null, organisation: null }] }, pairing, isOld: this.now() - found.issuedAt > tokenLifeMs };
  }

  /**
   * The successor of a token. The old one is good until the new one was shown here: an answer may be lost on its way. It is the same however often it is asked for: two pages
   * of a wall that begins anew share their cookies and may ask at once, and of two successors one would end the other.
   */
  async renew(token: string): Promise<string | null> {
    const found = await this.find(token);
    return found && this.issue(token, { pairing: found.pairing, display: found.actor.id });
  }

  /** @returns how many of codes and tokens that ended so long ago were forgotten */
  forget(olderThanMs: number): Promise<number> {
    return this.store.forget(this.now() - olderThanMs);
  }

  private async issue(before: string, whose: { pairing: string; display: string }): Promise<string> {
    const token = this.seal.successor(before);
    await this.store.issue(hashOf(token), { ...whose, at: this.now() });
    return token;
  }
}
