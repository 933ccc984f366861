import { timingSafeEqual } from 'node:crypto';
import type { Actor, Grant, Role } from '@ioc/contracts';
import { hashOf, Sight, type OpenSession, type Pairing, type Sessions } from '@ioc/access';
import { cookieOf, displayCookie, sessionCookie } from './cookies.js';

/** Who asks, and what he may. */
export interface Asking {
  /** Null: nobody. */
  actor: Actor | null;
  sight: Sight;
  session: OpenSession | null;
  /** Of a paired screen. */
  pairing: { id: string; isOld: boolean } | null;
  /** By which it was found out, to be asked again later. */
  shown: Shown;
}

/** The same of whoever shows the same. */
type Found = Omit<Asking, 'shown'>;

/** What of a request or of a socket's first request says who it is. */
export interface Shown {
  cookie?: string | undefined;
  authorization?: string | undefined;
}

/** How long an answer is believed before the database is asked again: what is taken away is gone within five seconds everywhere. */
export const believedMs = 1500;
/** More of them than people and screens that a centre has. */
const mostBelieved = 2000;

const whole = (role: Role): Grant => ({ role, components: null, area: null, organisation: null });

export interface IdentityDeps {
  sessions: Sessions;
  pairing: Pairing;
  /** An area with all that lies in it. */
  below: (area: string) => readonly string[];
  /** Who a visitor of a demonstration is; null: production, where a visitor is nobody. */
  visitor: readonly Role[] | null;
  /** What programs show: commands on this machine, and collectors of figures. */
  keys: readonly { token: string; actor: Actor; only?: 'health' }[];
  now?: () => number;
}

/** Finds out who asks. Nothing that is shown is guessed at: what opens nothing is nobody. */
export class Identity {
  private readonly believed = new Map<string, { asking: Promise<Found>; until: number }>();
  private readonly sights = new Map<string, Sight>();
  private readonly listeners: (() => void)[] = [];
  private readonly now: () => number;

  constructor(private readonly deps: IdentityDeps) {
    this.now = deps.now ?? Date.now;
  }

  async of(shown: Shown): Promise<Asking> {
    return { ...(await this.found(shown)), shown };
  }

  private found(shown: Shown): Promise<Found> {
    const bearer = /^Bearer (.{20,200})$/u.exec(shown.authorization ?? '')?.[1];
    const [session, display] = [cookieOf(shown.cookie, sessionCookie), cookieOf(shown.cookie, displayCookie)];
    const key = hashOf([bearer, session, display].join('|'));
    const held = this.believed.get(key);
    if (held && held.until > this.now()) return held.asking;
    if (this.believed.size >= mostBelieved) this.believed.clear();
    const asking = this.ask({ bearer, session, display });
    this.believed.set(key, { asking, until: this.now() + believedMs });
    // A database that does not answer now is asked again at the next call.
    asking.catch(() => this.believed.delete(key));
    return asking;
  }

  /** What was taken away or given counts with the next call. */
  forget(): void {
    this.believed.clear();
    this.sights.clear();
    for (const listener of this.listeners) listener();
  }

  /** Told whenever somebody's rights were changed by this server. */
  onForget(listener: () => void): void {
    this.listeners.push(listener);
  }

  private async ask({ bearer, session, display }: { bearer: string | undefined; session: string | undefined; display: string | undefined }): Promise<Found> {
    const program = bearer === undefined ? undefined : this.deps.keys.find(({ token }) => isSame(token, bearer));
    if (program) return { ...nobody, actor: program.actor, sight: program.only ? Sight.only('read', program.only) : this.sightOf(program.actor.grants) };
    const open = session === undefined ? null : await this.deps.sessions.find(session);
    if (open) return { ...nobody, actor: open.actor, session: open, sight: open.isFactorDue ? Sight.only('manage', 'own-account') : this.sightOf(open.actor.grants) };
    const screen = display === undefined ? null : await this.deps.pairing.find(display);
    if (screen) return { ...nobody, actor: screen.actor, pairing: { id: screen.pairing, isOld: screen.isOld }, sight: this.sightOf(screen.actor.grants) };
    return this.visitor();
  }

  private visitor(): Found {
    if (this.deps.visitor === null) return nobody;
    const actor: Actor = { kind: 'visitor', id: 'visitor', name: '', grants: this.deps.visitor.map(whole) };
    return { ...nobody, actor, sight: this.sightOf(actor.grants) };
  }

  private sightOf(grants: readonly Grant[]): Sight {
    const made = new Sight(grants, this.deps.below);
    const held = this.sights.get(made.key);
    if (!held) this.sights.set(made.key, made);
    return held ?? made;
  }
}

const nobody: Found = { actor: null, sight: new Sight([], () => []), session: null, pairing: null };

function isSame(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(one)), Buffer.from(hashOf(other)));
}
