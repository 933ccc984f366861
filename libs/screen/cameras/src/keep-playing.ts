import { playSegments } from './segment-session.js';
import { ticketsOf, type CameraLook } from './ticket.js';
import { playWhep } from './whep-session.js';

const firstMs = 500;
const capMs = 8_000;

/** Full jitter under a doubling ceiling: twelve tiles of twenty walls do not come back in step after a restart. */
export function reconnectMs(failures: number, random: () => number): number {
  return Math.round(random() * Math.min(capMs, firstMs * 2 ** Math.min(failures, 10)));
}

/**
 * Shows a camera in a video element for ever: connects again whenever the connection ends, holds none while the page is
 * hidden, and starts at the live edge when it is seen again.
 * @param look what is said of it, for the audit; a tile among others when nothing is
 * @returns a function that ends it and leaves nothing behind
 */
export function keepPlaying(cameraId: string, video: HTMLVideoElement, look?: CameraLook): () => void {
  const ask = ticketsOf(cameraId, look);
  let running: AbortController | null = null;
  const follow = (): void => {
    if (document.hidden) {
      running?.abort();
      running = null;
    } else if (!running) {
      running = new AbortController();
      void playForEver(ask, video, running.signal);
    }
  };
  document.addEventListener('visibilitychange', follow);
  follow();
  return () => {
    document.removeEventListener('visibilitychange', follow);
    running?.abort();
  };
}

type AskTicket = ReturnType<typeof ticketsOf>;

async function playForEver(ask: AskTicket, video: HTMLVideoElement, signal: AbortSignal): Promise<void> {
  for (let failures = 0; !signal.aborted; failures += 1) {
    if (await playOnce(ask, video, signal)) failures = 0;
    await pause(reconnectMs(failures, Math.random), signal);
  }
}

async function playOnce(ask: AskTicket, video: HTMLVideoElement, signal: AbortSignal): Promise<boolean> {
  try {
    const ticket = await ask(signal);
    return await (ticket.kind === 'mse' ? playSegments : playWhep)({ video, ticket, signal });
  } catch {
    // The server is away or refuses: the tile shows no picture, the next try follows.
    return false;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
