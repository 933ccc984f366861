import { useState } from 'react';

/** Shares that somebody tries out, by metric, 0 to 1; nobody else hears of them. */
export function useWishes() {
  const [wishes, setWishes] = useState<ReadonlyMap<string, number>>(new Map());
  return {
    wishes,
    wish: (metric: string, share: number) => setWishes((now) => new Map(now).set(metric, share)),
    forget: () => setWishes(new Map()),
  };
}
