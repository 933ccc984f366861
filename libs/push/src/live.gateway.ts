import { Injectable } from '@nestjs/common';
import { ConnectedSocket, MessageBody, OnGatewayDisconnect, OnGatewayInit, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import { Heartbeat, SubscribeRequest, heartbeatGapMs, liveNamespace, type ClientToServer, type ServerToClient, type SubscribeAck, type Topic } from '@ioc/contracts';
import { z } from 'zod';
import { LiveHub } from './live-hub.js';
import { Parts } from './parts.js';
import { ReaderDoor, type Opened, type Reader } from './reader.js';
import { SlowReaders } from './slow-readers.js';
import { VeiledRooms } from './veiled-rooms.js';

type LiveSocket = Socket<ClientToServer, ServerToClient, never, { topics: Set<string>; reader: Reader; beatAt?: number }>;

/** How often it is asked whether each socket may still listen: what is taken away ends within five seconds. */
const askMs = 2000;
/** How often unsent packets are counted. */
const watchMs = 500;

/** The one gateway. It knows sockets and rooms; what a topic shows is the hub's. */
@Injectable()
@WebSocketGateway({ namespace: liveNamespace })
export class LiveGateway implements OnGatewayInit<Namespace>, OnGatewayDisconnect<LiveSocket> {
  private namespace: Namespace<ClientToServer, ServerToClient> | null = null;
  private readonly slow = new SlowReaders();
  private readonly rooms = new VeiledRooms();
  private watch: NodeJS.Timeout | null = null;
  private asking: NodeJS.Timeout | null = null;
  private readonly parts = new Parts({
    picture: (topic, keep) => this.hub.part(topic, keep),
    ask: (reader, topic) => this.namespace?.sockets.get(reader)?.emit('resync', { topics: [topic], reason: 'something of yours has changed' }),
  });

  constructor(
    private readonly hub: LiveHub,
    private readonly door: ReaderDoor,
  ) {}

  afterInit(namespace: Namespace): void {
    this.namespace = namespace;
    // Encoded once per topic and frame: a room broadcast, not a loop over sockets.
    this.hub.broadcast = (frame) => {
      namespace.to(frame.topic).emit('frame', frame);
      for (const veiled of this.rooms.veiled(frame, (room) => namespace.adapter.rooms.has(room))) namespace.to(veiled.room).emit('frame', veiled.frame);
      this.parts.changed(frame.topic);
    };
    namespace.use((socket, next) => this.letIn(socket as LiveSocket, next));
    this.asking = setInterval(() => this.askAgain(), askMs);
    this.asking.unref();
    this.door.onChange(() => this.askAgain());
    this.watch = setInterval(() => this.watchReaders(), watchMs);
    this.watch.unref();
  }

  handleDisconnect(socket: LiveSocket): void {
    this.slow.forget(socket.id);
    this.parts.leave(socket.id);
  }

  onModuleDestroy(): void {
    if (this.asking) clearInterval(this.asking);
    if (this.watch) clearInterval(this.watch);
  }

  /** Clients, and how many of them are behind. */
  load(): { clients: number; behind: number } {
    return { clients: this.namespace?.sockets.size ?? 0, behind: this.slow.count };
  }

  @SubscribeMessage('subscribe')
  subscribe(@ConnectedSocket() socket: LiveSocket, @MessageBody() body: unknown): SubscribeAck {
    const request = SubscribeRequest.safeParse(body);
    if (!request.success) return { '': { error: 'subscribe takes {topics: [...], since?: {topic: seq}}' } };
    const answer: SubscribeAck = {};
    for (const topic of request.data.topics) answer[topic] = this.follow(socket, topic, request.data.since?.[topic]);
    return answer;
  }

  @SubscribeMessage('unsubscribe')
  unsubscribe(@ConnectedSocket() socket: LiveSocket, @MessageBody() body: unknown): Record<string, never> {
    const request = SubscribeRequest.safeParse(body);
    for (const topic of request.data?.topics ?? []) {
      this.drop(socket, topic as Topic);
    }
    return {};
  }

  @SubscribeMessage('clock')
  clock(): { at: number } {
    return { at: Date.now() };
  }

  @SubscribeMessage('heartbeat')
  heartbeat(@ConnectedSocket() socket: LiveSocket, @MessageBody() body: unknown): { ok: true } | { error: string } {
    const beat = Heartbeat.safeParse(body);
    if (!beat.success) return { error: `this is no heartbeat: ${z.prettifyError(beat.error)}` };
    if (!socket.data.reader.isDisplay(beat.data.display)) return { error: `this screen is not the display ${beat.data.display}` };
    const now = Date.now();
    if (now - (socket.data.beatAt ?? -Infinity) < heartbeatGapMs) return { error: `a heartbeat is heard at most every ${heartbeatGapMs} ms` };
    socket.data.beatAt = now;
    return this.hub.hear(beat.data) ? { ok: true } : { error: `there is no display ${beat.data.display}` };
  }

  /** Joined in the same turn as the picture is taken, so that no frame falls between them. */
  private follow(socket: LiveSocket, topic: string, since?: number): SubscribeAck[string] {
    if (!this.hub.knows(topic)) return { error: `unknown topic ${topic}` };
    const { reader } = socket.data;
    const told = reader.told(topic);
    if (told === 'none') return { error: `not allowed: ${topic}` };
    topicsOf(socket).add(topic);
    const veil = reader.veil(topic) ?? ((answer) => answer);
    if (told === 'all') {
      void socket.join(this.rooms.roomOf(topic, reader));
      return veil(this.hub.subscribe(topic, since));
    }
    this.parts.join(socket.id, { topic, key: reader.key, keep: told });
    return veil(this.hub.part(topic, told));
  }

  private drop(socket: LiveSocket, topic: Topic): void {
    this.leaveRoom(socket, topic);
    this.parts.leave(socket.id, topic);
    topicsOf(socket).delete(topic);
  }

  private leaveRoom(socket: LiveSocket, topic: Topic): void {
    void socket.leave(this.rooms.roomOf(topic, socket.data.reader));
  }

  /** Nobody listens to anything. */
  private letIn(socket: LiveSocket, next: (error?: Error) => void): void {
    this.door.reader(openedBy(socket)).then(
      (reader) => {
        if (!reader) return next(new Error('sign in first'));
        socket.data.reader = reader;
        next();
      },
      () => next(new Error('the server cannot say now who you are')),
    );
  }

  private askAgain(): void {
    // A moment in which it cannot be found out ends nothing: a wall goes on while the database starts again.
    for (const one of this.namespace?.sockets.values() ?? []) this.judgeReader(one as unknown as LiveSocket).catch(() => undefined);
  }

  private async judgeReader(socket: LiveSocket): Promise<void> {
    const reader = await this.door.reader(openedBy(socket));
    if (!reader) return void socket.disconnect(true);
    if (reader.key === socket.data.reader.key) return;
    const topics = [...topicsOf(socket)];
    // Out of the rooms that it was let into by what it could see until now.
    for (const topic of topics) this.drop(socket, topic as Topic);
    socket.data.reader = reader;
    socket.emit('resync', { topics, reason: 'what you may see has changed' });
  }

  private watchReaders(): void {
    for (const socket of this.namespace?.sockets.values() ?? []) this.judge(socket as unknown as LiveSocket);
  }

  private judge(socket: LiveSocket): void {
    const waiting = (socket.conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length;
    const verdict = this.slow.judge({ id: socket.id, waiting }, Date.now());
    if (verdict === 'conflate') for (const topic of topicsOf(socket)) this.leaveRoom(socket, topic as Topic);
    if (verdict === 'caught-up') socket.emit('resync', { topics: [...topicsOf(socket)], reason: 'this reader fell behind' });
    if (verdict === 'end') {
      socket.emit('resync', { topics: [], reason: 'this reader is too slow' });
      this.slow.forget(socket.id);
      socket.disconnect(true);
    }
  }
}

function openedBy({ handshake }: LiveSocket): Opened {
  const { cookie, authorization } = handshake.headers;
  return { cookie, authorization };
}

function topicsOf(socket: LiveSocket): Set<string> {
  return (socket.data.topics ??= new Set());
}
