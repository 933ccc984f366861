import type { PairingOffer, PairingPoll } from '@ioc/contracts';
import { askServer } from '@ioc/screen-queries';
import { useEffect, useState } from 'react';

/** A code is exchanged for a new one so long before it lapses: whoever types needs that time. */
const spareMs = 60_000;
/** A screen's clock may be wrong by more than a code lives. */
const shortestMs = 60_000;
const longestMs = 10 * 60_000 - spareMs;
const againMs = 3000;

const post = async <T>(path: string): Promise<T> => (await (await askServer(path, { method: 'POST' })).json()) as T;

/** How long a code is shown, milliseconds. @param leftMs until it lapses, by this screen's clock */
export function shownFor(leftMs: number): number {
  return Math.min(longestMs, Math.max(shortestMs, leftMs - spareMs));
}

/** Asks to be let in until somebody does. `lost`: the server does not answer; the code that stands may still count. */
export function usePairing(onPaired: () => void): { code: string | null; lost: boolean } {
  const [shown, setShown] = useState<{ code: string | null; lost: boolean }>({ code: null, lost: false });
  useEffect(() => {
    const ended = new AbortController();
    void keepAsking(ended.signal, { onPaired, onShown: (next) => setShown((before) => ({ ...before, ...next })) });
    return () => ended.abort();
  }, []);
  return shown;
}

interface Told {
  onPaired: () => void;
  onShown: (next: { code?: string; lost: boolean }) => void;
}

async function keepAsking(ended: AbortSignal, { onPaired, onShown }: Told): Promise<void> {
  let offer: (PairingOffer & { newAtMs: number }) | null = null;
  while (!ended.aborted) {
    try {
      if (!offer || performance.now() >= offer.newAtMs) {
        const next: PairingOffer = await post('displays/pairing');
        offer = { ...next, newAtMs: performance.now() + shownFor(next.until - Date.now()) };
        if (!ended.aborted) onShown({ code: offer.code, lost: false });
      }
      await pause(offer.pollGapMs, ended);
      if (ended.aborted) return;
      const { state } = await post<PairingPoll>('displays/pairing/token');
      onShown({ lost: false });
      if (state === 'paired') return onPaired();
      if (state === 'unknown') offer = null;
    } catch {
      onShown({ lost: true });
      await pause(againMs, ended);
    }
  }
}

function pause(ms: number, ended: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    ended.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}
