import {
  liveNamespace,
  type ClientToServer,
  type Heartbeat,
  type LiveFrame,
  type ServerToClient,
  type SubscribeAck,
  type SubscribeRequest,
} from '@ioc/contracts';
import { io, type Socket } from 'socket.io-client';

export interface WireListener {
  connected(): void;
  lost(): void;
  frame(frame: LiveFrame): void;
  resync(topics: string[]): void;
}

/** What the client needs of a socket. */
export interface LiveWire {
  listen(listener: WireListener): void;
  connect(): void;
  close(): void;
  isConnected(): boolean;
  /** `null` when no answer came in time. */
  subscribe(request: SubscribeRequest, timeoutMs: number, done: (ack: SubscribeAck | null) => void): void;
  unsubscribe(topics: string[]): void;
  askClock(done: (at: number) => void): void;
  beat(beat: Heartbeat): void;
}

/** The real wire: socket.io over WebSocket only, to the origin that served the page, for ever. */
export function socketWire(): LiveWire {
  const socket: Socket<ServerToClient, ClientToServer> = io(liveNamespace, {
    transports: ['websocket'],
    autoConnect: false,
    reconnectionDelay: 250,
    reconnectionDelayMax: 2000,
    timeout: 5000,
  });
  return {
    listen: (listener) => listenTo(socket, listener),
    connect: () => void socket.connect(),
    close: () => void socket.disconnect(),
    isConnected: () => socket.connected,
    subscribe: (request, timeoutMs, done) => {
      socket
        .timeout(timeoutMs)
        .emit('subscribe', request, (error: Error | null, ack: SubscribeAck) => done(error ? null : ack));
    },
    unsubscribe: (topics) => {
      if (socket.connected) socket.emit('unsubscribe', { topics });
    },
    beat: (beat) => {
      if (socket.connected) socket.emit('heartbeat', beat);
    },
    askClock: (done) => {
      socket.timeout(5000).emit('clock', (error: Error | null, answer: { at: number }) => {
        if (!error) done(answer.at);
      });
    },
  };
}

function listenTo(socket: Socket<ServerToClient, ClientToServer>, listener: WireListener): void {
  socket.on('connect', () => listener.connected());
  socket.on('frame', (frame) => listener.frame(frame));
  socket.on('resync', ({ topics }) => listener.resync(topics));
  socket.on('disconnect', (reason) => {
    listener.lost();
    // socket.io does not come back by itself when it was the server that hung up, e.g. on a slow reader.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 1000);
  });
  socket.on('connect_error', () => {
    // A refusal by the namespace is final for socket.io; an unattended wall asks again.
    if (!socket.active) setTimeout(() => socket.connect(), 2000);
  });
}
