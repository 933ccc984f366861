export type AdapterFaultKind = 'unreachable' | 'timeout' | 'denied' | 'bad-shape' | 'rate-limited' | 'empty';

/** Signs by which a text would break its line, colour a terminal or turn itself around: a message may quote what a source says. */
 
const orders = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

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
    super(message.replace(orders, ' '), options.cause === undefined ? undefined : { cause: options.cause });
    this.retryAfterMs = options.retryAfterMs;
  }
}
