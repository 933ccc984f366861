import { forgetKept } from '@ioc/screen-kept';
import { LiveProvider, useLink, type Live } from '@ioc/screen-live';
import { askServer, doorOf, sessionKey, useSession, type Door } from '@ioc/screen-queries';
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useState, type ReactNode } from 'react';
import { PairingPlace, RolesPlace, SecondFactorPlace, SignInPlace } from './access-places.js';
import { Connecting } from './connecting.js';
import { isMiniature } from './miniature.js';

/** A network that does not answer for so long is none: what was kept is shown then. */
const patienceMs = 1500;
/** As long as the link is lost, whoever lost it may have been sent away. */
const askAgainMs = 5000;
const renewEveryMs = 3_600_000;

export interface SessionGateProps {
  live: Live;
  at: 'wall' | 'desk';
  /** Something was kept, and can be shown without a server. */
  hasKept: boolean;
  children: ReactNode;
}

/** Stands before everything that asks for data: who asks is known first. A server that cannot be asked sends nobody away. */
export function SessionGate({ live, at, hasKept, children }: SessionGateProps) {
  const { data: session, failureCount } = useSession();
  const isSilent = useSilence(session === undefined);
  const unasked = hasKept && (failureCount > 0 || isSilent) ? 'open' : null;
  const door = session ? doorOf(session, at) : unasked;
  return (
    <LiveProvider live={live} idle={door !== 'open'}>
      {door === 'open' && <Watch isPaired={session?.actor?.kind === 'display'} />}
      <Behind door={door}>{children}</Behind>
    </LiveProvider>
  );
}

function Behind({ door, children }: { door: Door | null; children: ReactNode }) {
  if (door === null) return <Connecting />;
  return door === 'open' ? children : <Closed door={door} />;
}

function useSilence(isAsking: boolean): boolean {
  const [isSilent, setSilent] = useState(false);
  useEffect(() => {
    if (!isAsking) return;
    const timer = setTimeout(() => setSilent(true), patienceMs);
    return () => clearTimeout(timer);
  }, [isAsking]);
  return isSilent;
}

/** Whoever is sent away loses the link first: then it is asked at once who he still is. */
function Watch({ isPaired }: { isPaired: boolean }) {
  const queries = useQueryClient();
  const { status } = useLink();
  useEffect(() => {
    if (status === 'up') return;
    const ask = () => void queries.invalidateQueries({ queryKey: sessionKey }, { cancelRefetch: false });
    if (status === 'down') ask();
    const timer = setInterval(ask, askAgainMs);
    return () => clearInterval(timer);
  }, [status, queries]);
  useEffect(() => {
    if (!isPaired) return;
    // One that did not come through is made up for by the next.
    const renew = () => void askServer('displays/pairing/renew', { method: 'POST' }).catch(() => undefined);
    renew();
    const timer = setInterval(renew, renewEveryMs);
    return () => clearInterval(timer);
  }, [isPaired]);
  return null;
}

const shelves = ['wall', 'brief'];

/** Nothing of what was shown stays, neither here nor for the next start of any screen of this browser. */
function Closed({ door }: { door: Exclude<Door, 'open'> }) {
  const queries = useQueryClient();
  useEffect(() => {
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
    for (const shelf of shelves) void forgetKept(shelf).catch(() => undefined);
  }, [queries]);
  return <Suspense fallback={<Connecting />}>{before[door]()}</Suspense>;
}

/** With the page loaded anew everything is asked for again, by whoever it is now. */
const anew = () => (window.top ?? window).location.reload();
const before: Record<Exclude<Door, 'open'>, () => ReactNode> = {
  'sign-in': () => <SignInPlace onDone={anew} to={`${location.pathname}${location.search}${location.hash}`} />,
  roles: () => <RolesPlace onDone={anew} />,
  'second-factor': () => <SecondFactorPlace onDone={anew} />,
  // A small picture at a desk is no screen that could be let in.
  pairing: () => (isMiniature ? null : <PairingPlace onPaired={anew} />),
};
