import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from '@ioc/platform';
import { WebSocketServer, type WebSocket } from 'ws';
import type { FragmentRelay } from './camera-relay.js';
import { whileAllowed } from './still-allowed.js';
import type { Tickets } from './tickets.js';

export const streamPath = '/api/v1/cameras/stream';
/** Close codes of the private range (RFC 6455 §7.4.2), named after the HTTP codes that they stand for. */
export const closeCode = { badTicket: 4401, notAllowed: 4403, tooMany: 4429 } as const;

const ticketWithinMs = 5_000;
/** A viewer that answers no ping for so long has gone without a word. */
const heartbeatMs = 10_000;

export interface ViewerSocketSetup {
  relay: FragmentRelay;
  tickets: Tickets;
  log: Logger;
  /** Viewers at the same time, over all cameras. */
  maxViewers: number;
  /** Origins beside the server's own that may open a stream. */
  origins: readonly string[];
}

/** The WebSocket on which viewers get a camera's pictures: a ticket in the first message, then the stream. */
export class ViewerSocket {
  private readonly server = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 1024 });
  private readonly alive = new WeakSet<WebSocket>();
  private heartbeat: NodeJS.Timeout | undefined;

  constructor(private readonly setup: ViewerSocketSetup) {
    this.server.on('connection', (socket) => this.welcome(socket));
  }

  /** Takes upgrades of its own path and leaves every other one alone. */
  attach(http: Server): void {
    http.on('upgrade', (request, socket, head) => {
      if (pathOf(request) === streamPath) this.upgrade(request, socket, head);
    });
    this.heartbeat = setInterval(() => this.dropSilent(), heartbeatMs);
    this.heartbeat.unref();
  }

  close(): void {
    clearInterval(this.heartbeat);
    for (const socket of this.server.clients) socket.terminate();
    this.server.close();
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (!this.mayOpen(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.server.handleUpgrade(request, socket, head, (client) => this.server.emit('connection', client, request));
  }

  /** Browsers always name their origin; CORS does not cover WebSocket, so this does. */
  private mayOpen({ headers }: IncomingMessage): boolean {
    const { origin, host } = headers;
    return origin === undefined || this.setup.origins.includes(origin) || hostOf(origin) === host;
  }

  private welcome(socket: WebSocket): void {
    this.alive.add(socket);
    socket.on('pong', () => this.alive.add(socket));
    socket.on('error', (err) => this.setup.log.debug({ err }, 'a viewer broke off'));
    if (this.server.clients.size > this.setup.maxViewers) return socket.close(closeCode.tooMany, 'too many viewers');
    const timer = setTimeout(() => socket.close(closeCode.badTicket, 'no ticket came'), ticketWithinMs);
    socket.once('close', () => clearTimeout(timer));
    socket.once('message', (data) => {
      clearTimeout(timer);
      this.admit(socket, String(data));
    });
  }

  private admit(socket: WebSocket, message: string): void {
    const view = this.setup.tickets.redeem(ticketOf(message));
    if (!view) return socket.close(closeCode.badTicket, 'the ticket is unknown, used or too old');
    const leave = this.setup.relay.join(view.cameraId, socket);
    const stop = whileAllowed(view.stillAllowed, () => socket.close(closeCode.notAllowed, 'this camera may not be watched any more'));
    socket.once('close', () => {
      stop();
      leave();
    });
  }

  private dropSilent(): void {
    for (const socket of this.server.clients) {
      if (!this.alive.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?')[0] as string;
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

function ticketOf(message: string): string {
  try {
    const { ticket } = JSON.parse(message) as { ticket?: unknown };
    return typeof ticket === 'string' ? ticket : '';
  } catch {
    // Not JSON: no ticket, and closed as such.
    return '';
  }
}
