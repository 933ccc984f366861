/** Something that reached somebody outside of the centre. */
export interface Arrived {
  /** Epoch milliseconds. */
  at: number;
  by: 'email' | 'zalo-oa' | 'webhook' | 'cap' | 'web-push';
  /** Mail address, Zalo user, path of the subscription; empty for systems. */
  to: string;
  /** Message-ID, Idempotency-Key: the same for a second copy; empty where the protocol has none. */
  id: string;
  subject: string;
  /** Text, JSON or XML as it came. */
  body: string;
}

const kept = 5000;

/** What arrived, oldest first; the newest five thousand. */
export class Mailbox {
  private readonly arrived: Arrived[] = [];

  add(one: Omit<Arrived, 'at'>, at = Date.now()): void {
    this.arrived.push({ at, ...one });
    if (this.arrived.length > kept) this.arrived.splice(0, this.arrived.length - kept);
  }

  all(): readonly Arrived[] {
    return this.arrived;
  }
}
