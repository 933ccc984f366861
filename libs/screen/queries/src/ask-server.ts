import type { Problem } from '@ioc/contracts';

/** A question that the server did not answer as asked; `problem` is its own account, where it gave one. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem | null,
    path: string,
  ) {
    super(problem?.detail ?? problem?.title ?? `${path} answered ${status}`);
    this.name = 'ProblemError';
  }

  /** Asking the same again will not help: the request itself cannot be answered. */
  get isFinal(): boolean {
    return this.status >= 400 && this.status < 500 && this.status !== 429;
  }
}

const timeoutMs = 10_000;
/** A poll or a replay waits for a department. */
const slowTimeoutMs = 120_000;

/** @param path below `/api/v1/` @throws ProblemError, or what `fetch` throws without an answer */
export async function askServer(path: string, init: RequestInit = {}): Promise<Response> {
  const patience = init.method === undefined || init.method === 'GET' ? timeoutMs : slowTimeoutMs;
  const answer = await fetch(`/api/v1/${path}`, { signal: AbortSignal.timeout(patience), ...init });
  if (!answer.ok) throw new ProblemError(answer.status, await problemOf(answer), path);
  return answer;
}

/** What stands under `path`, read as JSON. @throws as askServer */
export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const answer = await askServer(path, signal ? { signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) } : {});
  return (await answer.json()) as T;
}

async function problemOf(answer: Response): Promise<Problem | null> {
  if (!answer.headers.get('content-type')?.includes('json')) return null;
  return (await answer.json().catch(() => null)) as Problem | null;
}
