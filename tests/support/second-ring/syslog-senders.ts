import { createSocket } from 'node:dgram';
import { connect } from 'node:net';

/** One datagram for each message (RFC 5426). */
export async function overUdp(port: number, ...messages: (string | Uint8Array)[]): Promise<void> {
  const socket = createSocket('udp4');
  for (const message of messages) await new Promise<void>((resolve, reject) => socket.send(message, port, '127.0.0.1', (error) => (error ? reject(error) : resolve())));
  await new Promise<void>((resolve) => socket.close(() => resolve()));
}

/** One stream, written piece by piece, then closed. */
export async function overTcp(port: number, ...pieces: (string | Uint8Array)[]): Promise<void> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  for (const piece of pieces) await new Promise<void>((resolve, reject) => socket.write(piece, (error) => (error ? reject(error) : resolve())));
  await new Promise<void>((resolve) => socket.end(() => resolve()));
}

/** RFC 6587, 3.4.1: the length in bytes stands before the message. */
export function counted(message: string): string {
  return `${Buffer.byteLength(message)} ${message}`;
}
