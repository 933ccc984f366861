import { MsePlayer } from './mse-player.js';
import type { CameraTicket } from './ticket.js';

/** The server's pings are invisible here; a connection without a byte for so long is made anew. */
const maxSilenceMs = 20_000;

export interface SessionSetup {
  video: HTMLVideoElement;
  ticket: CameraTicket;
  signal: AbortSignal;
}

/**
 * One WebSocket from ticket to close: a text message heads a stream, binary messages are its pictures. When the camera's
 * stream begins anew, a new head comes on the same connection.
 * @returns whether any picture came
 */
export function playSegments({ video, ticket, signal }: SessionSetup): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(new URL(ticket.path, location.href.replace(/^http/, 'ws')));
    socket.binaryType = 'arraybuffer';
    let player: MsePlayer | null = null;
    let heard = false;
    let silence: ReturnType<typeof setTimeout> | undefined;
    const end = (): void => {
      clearTimeout(silence);
      signal.removeEventListener('abort', end);
      socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
      socket.close();
      player?.close();
      resolve(heard);
    };
    const listen = (): void => {
      clearTimeout(silence);
      silence = setTimeout(end, maxSilenceMs);
    };
    socket.onopen = () => socket.send(JSON.stringify({ ticket: ticket.ticket }));
    socket.onclose = socket.onerror = end;
    socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      listen();
      if (typeof data === 'string') {
        player?.close();
        player = new MsePlayer(video, (JSON.parse(data) as { codec: string }).codec, end);
      } else {
        heard = true;
        player?.append(data);
      }
    };
    signal.addEventListener('abort', end);
    listen();
    if (signal.aborted) end();
  });
}
