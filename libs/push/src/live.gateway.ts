import { Injectable } from '@nestjs/common';
import { ConnectedSocket, MessageBody, OnGatewayDisconnect, OnGatewayInit, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import { Heartbeat, SubscribeRequest, heartbeatGapMs, liveNamespace, type ClientToServer, type ServerToClient, type SubscribeAck } from '@ioc/contracts';
import { z } from 'zod';
import { LiveHub } from './live-hub.js';
import { SlowReaders } from './slow-readers.js';

type LiveSocket = Socket<ClientToServer, ServerToClient, never, { topics: Set<string>; beatAt?: number }>;

/** How often unsent packets are counted. */
const watchMs = 500;

/** The one gateway. It knows sockets and rooms; what a topic shows is the hub's. */
@Injectable()
@WebSocketGateway({ namespace: liveNamespace })
export class LiveGateway implements OnGatewayInit<Namespace>, OnGatewayDisconnect<LiveSocket> {
  private namespace: Namespace<ClientToServer, ServerToClient> | null = null;
  private readonly slow = new SlowReaders();
  private watch: NodeJS.Timeout | null = null;

  constructor(private readonly hub: LiveHub) {}

  afterInit(namespace: Namespace): void {
    this.namespace = namespace;
    // Encoded once per topic and frame: a room broadcast, not a loop over sockets.
    this.hub.broadcast = (frame) => void this.namespace?.to(frame.topic).emit('frame', frame);
    this.watch = setInterval(() => this.watchReaders(), watchMs);
    this.watch.unref();
  }

  handleDisconnect(socket: LiveSocket): void {
    this.slow.forget(socket.id);
  }

  onModuleDestroy(): void {
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
      void socket.leave(topic);
      topicsOf(socket).delete(topic);
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
    const now = Date.now();
    if (now - (socket.data.beatAt ?? -Infinity) < heartbeatGapMs) return { error: `a heartbeat is heard at most every ${heartbeatGapMs} ms` };
    socket.data.beatAt = now;
    return this.hub.hear(beat.data) ? { ok: true } : { error: `there is no display ${beat.data.display}` };
  }

  /** Joined in the same turn as the picture is taken, so that no frame falls between them. */
  private follow(socket: LiveSocket, topic: string, since?: number): SubscribeAck[string] {
    if (!this.hub.knows(topic)) return { error: `unknown topic ${topic}` };
    const answer = this.hub.subscribe(topic, since);
    void socket.join(topic);
    topicsOf(socket).add(topic);
    return answer;
  }

  private watchReaders(): void {
    for (const socket of this.namespace?.sockets.values() ?? []) this.judge(socket as unknown as LiveSocket);
  }

  private judge(socket: LiveSocket): void {
    const waiting = (socket.conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length;
    const verdict = this.slow.judge({ id: socket.id, waiting }, Date.now());
    if (verdict === 'conflate') for (const topic of topicsOf(socket)) void socket.leave(topic);
    if (verdict === 'caught-up') socket.emit('resync', { topics: [...topicsOf(socket)], reason: 'this reader fell behind' });
    if (verdict === 'end') {
      socket.emit('resync', { topics: [], reason: 'this reader is too slow' });
      this.slow.forget(socket.id);
      socket.disconnect(true);
    }
  }
}

function topicsOf(socket: LiveSocket): Set<string> {
  return (socket.data.topics ??= new Set());
}
