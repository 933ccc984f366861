import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express from 'express';
import { afterEach, expect, it } from 'vitest';
import { readEnvironment } from '@ioc/platform';
import { secureTransport } from './secure-transport.js';

let close: (() => void) | undefined;
afterEach(() => close?.());

/** What a server makes of a client's own words. */
async function seen(trusted: string, headers: Record<string, string>): Promise<{ ip: string; secure: boolean; hsts: string | null }> {
  const app = express();
  secureTransport(app as unknown as NestExpressApplication, readEnvironment({ IOC_TRUSTED_PROXIES: trusted }));
  app.get('/', (request, response) => void response.json({ ip: request.ip, secure: request.secure }));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  close = () => server.close();
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { headers });
  return { ...((await answer.json()) as { ip: string; secure: boolean }), hsts: answer.headers.get('strict-transport-security') };
}

const said = { 'x-forwarded-for': '203.0.113.9, 10.1.1.1', 'x-forwarded-proto': 'https' };

it('nobody is believed who is not named', async () => {
  expect(await seen('', said)).toEqual({ ip: '127.0.0.1', secure: false, hsts: null });
  expect(await seen('10.0.0.2', said)).toEqual({ ip: '127.0.0.1', secure: false, hsts: null });
});

it('a named proxy is believed, as far as the chain is of named ones', async () => {
  expect(await seen('127.0.0.1', said)).toEqual({ ip: '10.1.1.1', secure: true, hsts: null });
  expect(await seen('127.0.0.0/8,10.0.0.0/8', said)).toEqual({ ip: '203.0.113.9', secure: true, hsts: null });
});
