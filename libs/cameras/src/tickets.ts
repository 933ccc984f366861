import { randomBytes } from 'node:crypto';
import type { StillAllowed } from './still-allowed.js';

export const ticketLifeMs = 30_000;
/** Bound of memory: older ones go when somebody asks for more than a thousand in 30 s. */
const maxOpen = 1_000;

/** What a ticket opens, and for how long whoever took it may look. */
export interface View {
  cameraId: string;
  stillAllowed: StillAllowed;
}

/** Short-lived single-use rights to watch one camera. */
export class Tickets {
  private readonly open = new Map<string, View & { until: number }>();

  constructor(private readonly now: () => number) {}

  issue(view: View): string {
    this.dropOld();
    const ticket = randomBytes(16).toString('base64url');
    this.open.set(ticket, { ...view, until: this.now() + ticketLifeMs });
    return ticket;
  }

  /** @returns the view that the ticket opens, once; null when it is unknown, used or too old */
  redeem(ticket: string): View | null {
    const found = this.open.get(ticket);
    this.open.delete(ticket);
    return found && this.now() < found.until ? { cameraId: found.cameraId, stillAllowed: found.stillAllowed } : null;
  }

  private dropOld(): void {
    for (const [ticket, { until }] of this.open) {
      if (until > this.now() && this.open.size < maxOpen) return;
      this.open.delete(ticket);
    }
  }
}
