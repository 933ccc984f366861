import type { IncomingMessage } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';

/**
 * socket.io as an operations centre needs it. A wall must know within 15 s that its link is gone (defaults: 45 s);
 * compression costs more than it saves on small frames; CORS does not cover WebSocket, so the origin is checked here.
 */
export class LiveIoAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly allowedOrigins: readonly string[],
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    return super.createIOServer(port, {
      ...options,
      transports: ['websocket'],
      allowUpgrades: false,
      pingInterval: 10_000,
      pingTimeout: 5000,
      perMessageDeflate: false,
      httpCompression: false,
      maxHttpBufferSize: 65_536,
      serveClient: false,
      allowRequest: (request: IncomingMessage, done: (error: string | null, ok: boolean) => void) => {
        done(null, isAllowedOrigin(request, this.allowedOrigins));
      },
    } as unknown as ServerOptions);
  }
}

/** A browser's page must come from this server or a listed origin; programs send no origin. */
export function isAllowedOrigin(request: Pick<IncomingMessage, 'headers'>, allowed: readonly string[]): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (allowed.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
