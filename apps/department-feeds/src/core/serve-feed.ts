import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FeedView, World } from '../department.js';

/** What a department's system was asked. */
export interface FeedRequest {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface FeedAnswer {
  /** 200 unless said otherwise. */
  status?: number;
  contentType: string;
  body: string | Buffer;
  headers?: Record<string, string>;
}

/** One protocol of one feed; the modes are laid around it by {@link serveFeed}. */
export interface FeedProtocol {
  feed: string;
  /** The true answer; in mode `partial` it leaves records out and spoils one, see {@link thin}. */
  answer(request: FeedRequest, view: FeedView): FeedAnswer;
  /** The protocol's own way to say that there is nothing. */
  empty(request: FeedRequest, view: FeedView): FeedAnswer;
}

/** How long things take; specs make them short. */
export interface FeedPace {
  slowMs: readonly [from: number, to: number];
}
const usualPace: FeedPace = { slowMs: [3_000, 6_000] };

export type FeedHandler = (request: FeedRequest, response: ServerResponse) => Promise<void>;

/** Answers for a feed and misbehaves as the control API says. */
export function serveFeed(world: World, protocol: FeedProtocol, pace: FeedPace = usualPace): FeedHandler {
  return async (request, response) => {
    const view = world.view(protocol.feed);
    if (view.mode === 'hang') return;
    if (view.mode === 'slow')
      await sleep(pace.slowMs[0] + Math.random() * (pace.slowMs[1] - pace.slowMs[0]), undefined, { ref: false });
    if (response.destroyed) return;
    send(request, response, dated(answerIn(request, view, protocol), view));
  };
}

function answerIn(request: FeedRequest, view: FeedView, protocol: FeedProtocol): FeedAnswer {
  switch (view.mode) {
    case 'error':
      return faultAnswer(Math.random() < 0.5 ? 500 : 503);
    case 'html-login':
      return loginPage();
    case 'empty':
      return protocol.empty(request, view);
    case 'garbage':
      return { contentType: protocol.answer(request, view).contentType, body: randomBytes(2_048) };
    default:
      return protocol.answer(request, view);
  }
}

/** The system's own clock is in the header of every answer, also where the protocol has no other time. */
function dated(answer: FeedAnswer, view: FeedView): FeedAnswer {
  return { ...answer, headers: { Date: new Date(view.now()).toUTCString(), ...answer.headers } };
}

function faultAnswer(status: 500 | 503): FeedAnswer {
  const headers: Record<string, string> = status === 503 ? { 'Retry-After': '2' } : {};
  return {
    status,
    headers,
    contentType: 'text/plain; charset=utf-8',
    body: status === 503 ? 'Service Unavailable' : 'Internal Server Error',
  };
}

/** What a system behind a session answers when the session is over: HTTP 200 and a page for people. */
export function loginPage(): FeedAnswer {
  return {
    contentType: 'text/html; charset=utf-8',
    body: `<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Đăng nhập hệ thống</title></head>
<body><h1>Đăng nhập</h1><p>Phiên làm việc đã hết hạn. Vui lòng đăng nhập lại.</p>
<form method="post" action="/login"><label>Tên đăng nhập <input name="username"></label>
<label>Mật khẩu <input name="password" type="password"></label><button>Đăng nhập</button></form></body></html>
`,
  };
}

/** Sends with an ETag, so that a client that asks conditionally hears 304 for an unchanged document. */
export function send(request: FeedRequest, response: ServerResponse, answer: FeedAnswer): void {
  const body = Buffer.isBuffer(answer.body) ? answer.body : Buffer.from(answer.body, 'utf8');
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const status = answer.status ?? 200;
  if (status === 200 && request.method === 'GET' && request.headers['if-none-match'] === etag) {
    response.writeHead(304, { ETag: etag }).end();
    return;
  }
  response
    .writeHead(status, {
      'Content-Type': answer.contentType,
      'Content-Length': body.length,
      ETag: etag,
      ...answer.headers,
    })
    .end(body);
}

/**
 * In mode `partial` every fourth record is missing and the second one is spoilt; otherwise the records as they are.
 * @param spoil makes one record invalid in the protocol's own way: a word for a number, a cut-off text
 */
export function thin<T>(view: FeedView, records: readonly T[], spoil: (record: T) => T): T[] {
  if (view.mode !== 'partial') return [...records];
  return records
    .filter((_, i) => i % 4 !== 3)
    .map((record, i) => (i === 1 || records.length === 1 ? spoil(record) : record));
}

/** A JSON answer. */
export function json(body: unknown, status = 200): FeedAnswer {
  return { status, contentType: 'application/json;charset=utf-8', body: JSON.stringify(body) };
}
