import { io, type Socket } from 'socket.io-client';
import type { ClientToServer, LiveFrame, ServerToClient, SubscribeAck } from '@ioc/contracts';

export type LiveClient = Socket<ServerToClient, ClientToServer>;

/** A program that follows the centre as a screen does. @param cookie of whoever it is */
export async function openLive(url: string, cookie?: string): Promise<LiveClient> {
  const socket: LiveClient = io(`${url}/live`, { ...(cookie && { extraHeaders: { cookie } }), transports: ['websocket'], forceNew: true, reconnectionDelay: 200, reconnectionDelayMax: 1000 });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    setTimeout(() => reject(new Error(`no live link to ${url}`)), 15_000).unref();
  });
  return socket;
}

export function subscribe(socket: LiveClient, topics: string[], since?: Record<string, number>): Promise<SubscribeAck> {
  return new Promise((resolve) => socket.emit('subscribe', { topics, ...(since ? { since } : {}) }, resolve));
}

/** The next frame that fits. */
export function frameWhere<F extends LiveFrame>(socket: LiveClient, fits: (frame: LiveFrame) => boolean, withinMs = 45_000): Promise<F> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no such frame within ${withinMs} ms`)), withinMs);
    const look = (frame: LiveFrame) => {
      if (!fits(frame)) return;
      clearTimeout(timer);
      socket.off('frame', look);
      resolve(frame as F);
    };
    socket.on('frame', look);
  });
}
