import type { PushKeyAnswer } from '@ioc/contracts';
import { askServer, getJson } from '@ioc/screen-queries';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

/** `unsupported`: without a secure connection, or on a tablet of Apple's before the page is on its home screen. */
export type PushStanding = { state: 'unsupported' | 'denied' | 'off' } | { state: 'on'; recipient: string };

const standingKey = ['push', 'standing'];
/** The push service knows the browser, the server knows whose messages it wants; the browser itself must remember what it asked for. */
const recipientKey = 'rong.brief.messagesOf';

/** The page's worker is registered after the page stands; a browser that has refused it by then gets no messages. */
const patienceMs = 5000;

async function pushManager(): Promise<PushManager | null> {
  const { serviceWorker } = navigator as Partial<Pick<Navigator, 'serviceWorker'>>;
  if (!serviceWorker || !('Notification' in globalThis)) return null;
  const registration = await Promise.race([serviceWorker.ready, new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs))]);
  return (registration as Partial<ServiceWorkerRegistration> | null)?.pushManager ?? null;
}

async function standing(): Promise<PushStanding> {
  const manager = await pushManager();
  if (!manager) return { state: 'unsupported' };
  if (Notification.permission === 'denied') return { state: 'denied' };
  const recipient = localStorage.getItem(recipientKey);
  return recipient !== null && (await manager.getSubscription()) ? { state: 'on', recipient } : { state: 'off' };
}

async function begin(recipient: string): Promise<void> {
  const manager = await pushManager();
  if (!manager || (await Notification.requestPermission()) !== 'granted') return;
  const { key } = await getJson<PushKeyAnswer>('push-key');
  const subscription = await manager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  try {
    await send('push-subscriptions', { recipient, ...subscription.toJSON() });
  } catch (cause) {
    // What the server does not know must not look as if it were on.
    await subscription.unsubscribe();
    throw cause;
  }
  localStorage.setItem(recipientKey, recipient);
}

async function end(): Promise<void> {
  const subscription = await (await pushManager())?.getSubscription();
  if (subscription) {
    await send('push-subscriptions/end', { endpoint: subscription.endpoint });
    await subscription.unsubscribe();
  }
  localStorage.removeItem(recipientKey);
}

const send = (path: string, body: object) => askServer(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** Whether this browser gets messages while its page is closed, and what to do about it. */
export function usePush() {
  const queries = useQueryClient();
  const after = { onSettled: () => queries.invalidateQueries({ queryKey: standingKey }) };
  return {
    standing: useQuery({ queryKey: standingKey, queryFn: standing, staleTime: 0 }).data,
    begin: useMutation({ mutationFn: begin, ...after }),
    end: useMutation({ mutationFn: end, ...after }),
  };
}
