import type { Outgoing } from '../message.js';

/** A way by which messages leave the centre. */
export interface Channel {
  /**
   * Hands a message over to the other side.
   * @returns what the other side calls it, when it says
   * @throws DeliveryFault
   */
  send(outgoing: Outgoing, signal: AbortSignal): Promise<string | null>;
}
