import 'reflect-metadata';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Express } from 'express';
import type { AlarmsSnapshot } from '@ioc/contracts';
import { Bus, createLogger } from '@ioc/platform';
import { LiveGateway, LiveHub, LiveIoAdapter, ReaderDoor, type Reader } from '@ioc/push';

const noAlarms: AlarmsSnapshot = { alarms: [], total: 0, rules: [], groups: [], load: { operators: 1, tenMinutes: 0, day: 0, isFlood: false, isOverloaded: false, chattering: [] } };

export interface LiveServer {
  hub: LiveHub;
  bus: Bus;
  http: Server;
  gateway: LiveGateway;
  url: string;
  stop(): Promise<void>;
}

/** Who listens is no matter of what only the gateway is asked. */
class OpenDoor extends ReaderDoor {
  reader(): Promise<Reader> {
    return Promise.resolve({ key: 'all', told: () => 'all', veil: () => null, isDisplay: () => true });
  }
}

/**
 * The real gateway on a port of its own, with nothing behind it but a bus.
 * @param routes what else a page asks of its server
 */
export async function startLiveServer(gapMs?: number, routes: (express: Express) => void = () => undefined): Promise<LiveServer> {
  const bus = new Bus(createLogger('test', 'error'));
  const hub = new LiveHub(bus, () => 'health', gapMs);
  class LiveOnly {}
  Module({ providers: [{ provide: LiveHub, useValue: hub }, { provide: ReaderDoor, useClass: OpenDoor }, LiveGateway] })(LiveOnly);
  const app = await NestFactory.create<NestExpressApplication>(LiveOnly, { logger: false });
  app.useWebSocketAdapter(new LiveIoAdapter(app, []));
  // Before Nest's own answer to unknown paths.
  routes(app.getHttpAdapter().getInstance());
  await app.listen(0, '127.0.0.1');
  hub.start({ series: new Map(), feeds: [], cameras: [], events: [], alarms: noAlarms, displays: [], incidents: [], procedures: [], directives: [], drills: [] });
  const http = app.getHttpServer() as Server;
  const stop = async () => {
    hub.stop();
    await app.close();
  };
  return { hub, bus, http, gateway: app.get(LiveGateway), url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, stop };
}
