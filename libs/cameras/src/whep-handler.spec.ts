import { Readable } from 'node:stream';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createLogger } from '@ioc/platform';
import { expect, it, vi } from 'vitest';
import type { WhepAnswer, WhepRelay } from './camera-relay.js';
import { Tickets } from './tickets.js';
import { WhepHandler } from './whep-handler.js';

const viewOf = (cameraId: string) => ({ cameraId, stillAllowed: () => Promise.resolve(true) });

const path = '/api/v1/cameras/camera-01/whep';

function setup(
  answer: WhepAnswer = { status: 201, sdp: 'v=0 answer', session: 'http://relay:8889/camera-01/whep/8f' },
) {
  const relay = {
    kind: 'whep',
    start: vi.fn(),
    stop: vi.fn(),
    view: vi.fn(),
    offer: vi.fn(() => Promise.resolve(answer)),
    hangUp: vi.fn(() => Promise.resolve()),
  } satisfies WhepRelay;
  const tickets = new Tickets(() => 0);
  const handler = new WhepHandler(relay, tickets, createLogger('spec', 'silent'));
  const send = (method: string, url: string, options: { ticket?: string; body?: string } = {}) => {
    const headers = options.ticket ? { authorization: `Bearer ${options.ticket}` } : {};
    const request = Object.assign(Readable.from([Buffer.from(options.body ?? 'v=0 offer')]), {
      method,
      url,
      headers,
    }) as unknown as IncomingMessage;
    return new Promise<{ status: number; headers: Record<string, string>; body: string } | 'next'>((resolve) => {
      const said = { status: 0, headers: {} as Record<string, string>, body: '' };
      const response = {
        writeHead: (status: number, fields: Record<string, string>) => (
          Object.assign(said, { status, headers: fields }),
          response
        ),
        end: (body: string) => resolve({ ...said, body }),
      };
      handler.handle(request, response as unknown as ServerResponse, () => resolve('next'));
    });
  };
  return { relay, tickets, send };
}

it('hands an offer on for a ticket, and hides where the session lives', async () => {
  const { relay, tickets, send } = setup();
  const answer = await send('POST', path, { ticket: tickets.issue(viewOf('camera-01')) });
  expect(answer).toMatchObject({ status: 201, body: 'v=0 answer', headers: { 'content-type': 'application/sdp' } });
  expect(JSON.stringify(answer)).not.toContain('relay:8889');
  expect(relay.offer).toHaveBeenCalledExactlyOnceWith('camera-01', 'v=0 offer');
});

it('ends a session at the relay, once', async () => {
  const { relay, tickets, send } = setup();
  const answer = await send('POST', path, { ticket: tickets.issue(viewOf('camera-01')) });
  const location = answer === 'next' ? '' : (answer.headers['location'] as string);
  expect(await send('DELETE', location)).toMatchObject({ status: 204 });
  expect(await send('DELETE', location)).toMatchObject({ status: 404 });
  expect(relay.hangUp).toHaveBeenCalledExactlyOnceWith('http://relay:8889/camera-01/whep/8f');
});

it.each([
  ['no ticket', () => undefined],
  ['a ticket for another camera', (tickets: Tickets) => tickets.issue(viewOf('camera-02'))],
  ['an invented one', () => 'AAAAAAAAAAAAAAAAAAAAAA'],
])('refuses %s and asks the relay nothing', async (_name, ticketOf) => {
  const { relay, tickets, send } = setup();
  const ticket = ticketOf(tickets);
  expect(await send('POST', path, ticket === undefined ? {} : { ticket })).toMatchObject({ status: 401 });
  expect(relay.offer).not.toHaveBeenCalled();
});

it('refuses an offer without end', async () => {
  const { tickets, send } = setup();
  expect(await send('POST', path, { ticket: tickets.issue(viewOf('camera-01')), body: 'x'.repeat(70_000) })).toMatchObject({
    status: 413,
  });
});

it('says that the relay refused without repeating what it said', async () => {
  const { tickets, send } = setup({ status: 404, sdp: '', session: null });
  expect(await send('POST', path, { ticket: tickets.issue(viewOf('camera-01')) })).toMatchObject({ status: 502 });
});

it('leaves other paths to others', async () => {
  const { send } = setup();
  expect(await send('GET', '/api/v1/cameras')).toBe('next');
  expect(await send('POST', '/api/v1/cameras/../whep')).toBe('next');
});
