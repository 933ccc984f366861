/** A message did not arrive. The text is kept and shown: it never holds a secret. */
export class DeliveryFault extends Error {
  override readonly name = 'DeliveryFault';
  /** Trying again would end the same way. */
  readonly permanent: boolean;
  /** Milliseconds for which the other side asked. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, { permanent, retryAfterMs, cause }: { permanent: boolean; retryAfterMs?: number | undefined; cause?: unknown }) {
    super(message, { cause });
    this.permanent = permanent;
    this.retryAfterMs = retryAfterMs;
  }
}
