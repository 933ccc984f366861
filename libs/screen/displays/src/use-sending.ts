import type { WallContent } from '@ioc/contracts';
import { useEffect, useRef, useState } from 'react';
import type { Draft } from './use-draft.js';

/** An order on its way. */
export interface Sending {
  ask: () => void;
  /** It was asked for before the lists were there that say what its words mean. */
  waits: boolean;
  /** Why nothing was sent. */
  trouble: 'unfound' | 'nothing' | null;
}

/** After so long without a list its words are taken for unfound. */
const patienceMs = 5000;

/** Sends a draft when it is asked to; who types faster than a page's lists arrive is waited for, as no key may be lost. */
export function useSending(draft: Draft, onOrder: (content: WallContent) => Promise<boolean>): Sending {
  const [asked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<Sending['trouble']>(null);
  const settle = () => {
    setAsked(false);
    setTrouble(draft.unfound.length > 0 ? 'unfound' : draft.content === null ? 'nothing' : null);
    if (draft.content === null || draft.unfound.length > 0) return;
    void onOrder(draft.content).then((isDone) => isDone && draft.sent());
  };
  const newest = useRef(settle);
  useEffect(() => void (newest.current = settle));
  useEffect(() => {
    if (!asked) return;
    const timer = setTimeout(() => newest.current(), draft.isKnown ? 0 : patienceMs);
    return () => clearTimeout(timer);
  }, [asked, draft.isKnown]);
  return { ask: () => setAsked(true), waits: asked && !draft.isKnown, trouble };
}
