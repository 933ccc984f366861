import type { WallContent } from '@ioc/contracts';
import { useEffect, useRef, useState } from 'react';
import type { Draft } from './use-draft.js';

/** Why nothing was sent: words that mean nothing, no words, or an enlarged camera without a reason. */
type Trouble = 'unfound' | 'nothing' | 'unreasoned';

/** An order on its way. */
export interface Sending {
  ask: () => void;
  /** It was asked for before the lists were there that say what its words mean. */
  waits: boolean;
  /** Why nothing was sent. */
  trouble: Trouble | null;
}

/** After so long without a list its words are taken for unfound. */
const patienceMs = 5000;

/** Sends a draft when it is asked to; who types faster than a page's lists arrive is waited for, as no key may be lost. */
export function useSending(draft: Draft, onOrder: (content: WallContent, why: string) => Promise<boolean>): Sending {
  const [asked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const settle = () => {
    setAsked(false);
    const found = troubleOf(draft);
    setTrouble(found);
    if (draft.content === null || found !== null) return;
    void onOrder(draft.content, draft.reason.from === 'written' || draft.reason.isNeeded ? draft.reason.why : '').then((isDone) => isDone && draft.sent());
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

function troubleOf({ unfound, content, reason }: Draft): Trouble | null {
  if (unfound.length > 0) return 'unfound';
  if (content === null) return 'nothing';
  return reason.isNeeded && reason.why === '' ? 'unreasoned' : null;
}
