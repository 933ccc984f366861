import { WebSocket } from 'ws';

/** Another program's browser, looked into through its DevTools port. */
export interface Devtools {
  /** @returns what an expression is in the first page, or null where no page answers within two seconds */
  look<T>(expression: string): Promise<T | null>;
  /** Process ids of its pages. */
  renderers(): Promise<number[]>;
  /** Process id of the browser itself. */
  browser(): Promise<number>;
}

const patienceMs = 2000;

export function devtoolsAt(port: number): Devtools {
  const get = async <T>(path: string) => (await (await fetch(`http://127.0.0.1:${port}/json/${path}`, { signal: AbortSignal.timeout(patienceMs) })).json()) as T;
  const processes = async (type: string): Promise<number[]> => {
    const { webSocketDebuggerUrl } = await get<{ webSocketDebuggerUrl: string }>('version');
    const { processInfo } = await ask<{ processInfo: { id: number; type: string }[] }>(webSocketDebuggerUrl, 'SystemInfo.getProcessInfo', {});
    return processInfo.filter((one) => one.type === type).map(({ id }) => id);
  };
  const look = async <T>(expression: string): Promise<T> => {
    const page = (await get<{ type: string; webSocketDebuggerUrl: string }[]>('list')).find(({ type }) => type === 'page');
    if (!page) throw new Error('the browser has no page');
    const { result } = await ask<{ result: { value: T } }>(page.webSocketDebuggerUrl, 'Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    return result.value;
  };
  return {
    // A browser that was just killed refuses in more ways than one; that it does not show anything is the answer.
    look: <T>(expression: string) => look<T>(expression).catch(() => null),
    renderers: () => processes('renderer'),
    browser: async () => (await processes('browser'))[0] ?? Number.NaN,
  };
}

function ask<T>(url: string, method: string, params: object): Promise<T> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    const timer = setTimeout(() => socket.terminate(), patienceMs);
    socket.on('open', () => socket.send(JSON.stringify({ id: 1, method, params })));
    socket.on('message', (data: Buffer) => {
      const { id, result, error } = JSON.parse(data.toString()) as { id?: number; result: T; error?: { message: string } };
      if (id !== 1) return;
      if (error) reject(new Error(error.message));
      else resolve(result);
      socket.close();
    });
    socket.on('error', reject);
    socket.on('close', () => {
      clearTimeout(timer);
      reject(new Error(`no answer to ${method}`));
    });
  });
}
