/** SQLSTATE classes and codes of a connection that is gone, as opposed to a statement that is wrong. Source: PostgreSQL, appendix A. */
const goneStates = new Set(['57P01', '57P02', '57P03', '57P05']);
const goneErrors = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT']);
const goneWords =
  /connection terminated|connection ended|server closed the connection|client has encountered a connection error/i;

export function isDeadConnection(cause: unknown): boolean {
  const { code = '', message = '' } = (cause ?? {}) as { code?: string; message?: string };
  return goneStates.has(code) || goneErrors.has(code) || code.startsWith('08') || goneWords.test(message);
}

/** What the pool says when none of its connections became free in time. */
const fullPool = /timeout exceeded when trying to connect/i;

/** The database does not answer at this moment, as opposed to a statement that is wrong: the same one may succeed later. */
export function isDatabaseAway(cause: unknown): boolean {
  return isDeadConnection(cause) || fullPool.test((cause as Error | null)?.message ?? '');
}

/**
 * Runs `act`, and once more when its pooled connection turned out to be dead: a server that restarted leaves such
 * connections in the pool, and only their first use shows it. `act` must be idempotent.
 */
export async function onceMoreWhenDead<T>(act: (again: boolean) => Promise<T>): Promise<T> {
  try {
    return await act(false);
  } catch (cause) {
    if (!isDeadConnection(cause)) throw cause;
    return act(true);
  }
}
