export type AdapterFaultKind = 'unreachable' | 'timeout' | 'denied' | 'bad-shape' | 'rate-limited' | 'empty';

/**
 * An expected fault of a source: it changes freshness, never a value.
 * `message` is for people and holds no secret; `cause` keeps what was caught.
 */
export class AdapterFault extends Error {
  override readonly name = 'AdapterFault';
  /** For `rate-limited`: how long the source asked to be left alone. */
  readonly retryAfterMs: number | undefined;

  constructor(
    readonly kind: AdapterFaultKind,
    message: string,
    options: { cause?: unknown; retryAfterMs?: number } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.retryAfterMs = options.retryAfterMs;
  }
}
