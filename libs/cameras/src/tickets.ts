import { randomBytes } from 'node:crypto';

export const ticketLifeMs = 30_000;
/** Bound of memory: older ones go when somebody asks for more than a thousand in 30 s. */
const maxOpen = 1_000;

/** Short-lived single-use rights to watch one camera. */
export class Tickets {
  private readonly open = new Map<string, { cameraId: string; until: number }>();

  constructor(private readonly now: () => number) {}

  issue(cameraId: string): string {
    this.dropOld();
    const ticket = randomBytes(16).toString('base64url');
    this.open.set(ticket, { cameraId, until: this.now() + ticketLifeMs });
    return ticket;
  }

  /** @returns the camera that the ticket opens, once; null when it is unknown, used or too old */
  redeem(ticket: string): string | null {
    const found = this.open.get(ticket);
    this.open.delete(ticket);
    return found && this.now() < found.until ? found.cameraId : null;
  }

  private dropOld(): void {
    for (const [ticket, { until }] of this.open) {
      if (until > this.now() && this.open.size < maxOpen) return;
      this.open.delete(ticket);
    }
  }
}
