import { createSocket, type Socket as DatagramSocket } from 'node:dgram';
import { createServer, type Server, type Socket } from 'node:net';
import { isIPv6 } from 'node:net';
import { SyslogFrames, type SyslogFrame } from './syslog-frames.js';
import type { SyslogSource } from './sources.js';

type Take = (frame: SyslogFrame, from: string) => void;

/** Where one listener stands. */
interface Address {
  protocol: 'udp' | 'tcp';
  host: string;
  port: number;
}

/** Sockets of one feed. A sender that says nothing for so long is hung up on. */
const idleMs = 10 * 60_000;

/** Listens on every address of a source, and hands each message on. */
export class SyslogListener {
  private readonly sockets: (DatagramSocket | Server)[] = [];
  private readonly connections = new Set<Socket>();

  constructor(
    private readonly source: SyslogSource,
    private readonly take: Take,
  ) {}

  /** @throws the socket's error, e.g. when the port is taken; what was opened before is closed then */
  async open(): Promise<void> {
    try {
      for (const text of this.source.listen) this.sockets.push(await this.openOne(addressIn(text)));
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    for (const connection of this.connections) connection.destroy();
    await Promise.all(this.sockets.splice(0).map((socket) => new Promise<void>((resolve) => socket.close(() => resolve()))));
  }

  private openOne(address: Address): Promise<DatagramSocket | Server> {
    return address.protocol === 'udp' ? this.openUdp(address) : this.openTcp(address);
  }

  private async openUdp({ host, port }: Address): Promise<DatagramSocket> {
    const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
    // One datagram is one message; a line end at its close belongs to the sender's habits, not to the message.
    socket.on('message', (bytes, { address }) => this.received({ bytes: withoutEnd(bytes), cut: false }, address));
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.bind(port, host, () => resolve());
    });
    // An ICMP error of one sender must not end the process.
    socket.removeAllListeners('error').on('error', () => undefined);
    return socket;
  }

  private async openTcp({ host, port }: Address): Promise<Server> {
    const server = createServer((connection) => this.serve(connection));
    server.maxConnections = this.source.maxConnections;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => resolve());
    });
    server.removeAllListeners('error').on('error', () => undefined);
    return server;
  }

  private serve(connection: Socket): void {
    const from = connection.remoteAddress ?? '';
    const frames = new SyslogFrames(this.source.maxMessageBytes);
    const take = (all: SyslogFrame[]): void => all.forEach((frame) => this.received(frame, from));
    this.connections.add(connection);
    connection.setTimeout(idleMs, () => connection.destroy());
    connection.on('data', (chunk) => take(frames.push(chunk)));
    connection.on('end', () => take(frames.end()));
    connection.on('error', () => connection.destroy());
    connection.on('close', () => this.connections.delete(connection));
  }

  private received({ bytes, cut }: SyslogFrame, sender: string): void {
    const from = sender.replace(/^::ffff:/i, '');
    const { senders, maxMessageBytes } = this.source;
    if (senders.length > 0 && !senders.includes(from)) return;
    if (bytes.length > 0) this.take({ bytes: bytes.subarray(0, maxMessageBytes), cut: cut || bytes.length > maxMessageBytes }, from);
  }
}

function addressIn(text: string): Address {
  const url = new URL(text);
  return { protocol: url.protocol === 'udp:' ? 'udp' : 'tcp', host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port) };
}

function withoutEnd(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && [0x0a, 0x0d, 0x00].includes(bytes[end - 1] as number)) end -= 1;
  return bytes.subarray(0, end);
}
