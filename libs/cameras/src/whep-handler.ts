import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '@ioc/platform';
import type { WhepAnswer, WhepRelay } from './camera-relay.js';
import { whileAllowed } from './still-allowed.js';
import type { Tickets, View } from './tickets.js';

const route = /^\/api\/v1\/cameras\/([a-z0-9-]+)\/whep(?:\/([0-9a-f-]{36}))?$/;
const maxOfferBytes = 64 * 1024;
/** Sessions whose end nobody told: the relay ends them by itself, here the oldest are forgotten. */
const maxSessions = 1_000;

type Next = () => void;

/**
 * `POST /api/v1/cameras/:id/whep` (SDP offer, the ticket as bearer → 201 SDP answer) and `DELETE …/whep/:session`.
 * The browser speaks to its own server alone; the relay's addresses stay behind it.
 */
export class WhepHandler {
  private readonly sessions = new Map<string, { cameraId: string; relaySession: string; stop: () => void }>();

  constructor(
    private readonly relay: WhepRelay,
    private readonly tickets: Tickets,
    private readonly log: Logger,
  ) {}

  /** For `app.use`: answers its own path and hands every other request on. */
  readonly handle = (request: IncomingMessage, response: ServerResponse, next: Next): void => {
    const [, cameraId, session] = route.exec((request.url ?? '').split('?')[0] ?? '') ?? [];
    if (cameraId === undefined) return next();
    this.answer(request, { cameraId, session }).then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      (cause: Error) => {
        this.log.warn({ camera: cameraId, fault: cause.name }, 'a WHEP offer failed at the relay');
        response.writeHead(502, problemType).end(problem(502, 'The camera relay does not answer'));
      },
    );
  };

  private answer(request: IncomingMessage, target: Target): Promise<Answer> {
    if (request.method === 'POST' && target.session === undefined) return this.offer(request, target.cameraId);
    if (request.method === 'DELETE' && target.session !== undefined)
      return this.hangUp(target.cameraId, target.session);
    return Promise.resolve(refusal(405, 'POST an offer, or DELETE a session'));
  }

  private async offer(request: IncomingMessage, cameraId: string): Promise<Answer> {
    const ticket = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const view = this.tickets.redeem(ticket);
    if (view?.cameraId !== cameraId)
      return refusal(401, 'The ticket is unknown, used, too old or for another camera');
    const sdp = await readBody(request);
    if (sdp === null) return refusal(413, 'The offer is too long');
    return this.accept(view, await this.relay.offer(cameraId, sdp));
  }

  private accept(view: View, answer: WhepAnswer): Answer {
    const { cameraId } = view;
    if (answer.status !== 201 && answer.status !== 200) return refusal(502, 'The camera relay refused the offer');
    const id = answer.session === null ? null : this.remember(view, answer.session);
    const location: Record<string, string> = id === null ? {} : { location: `/api/v1/cameras/${cameraId}/whep/${id}` };
    return {
      status: 201,
      headers: { 'content-type': 'application/sdp', 'cache-control': 'no-store', ...location },
      body: answer.sdp,
    };
  }

  private async hangUp(cameraId: string, id: string): Promise<Answer> {
    const session = this.sessions.get(id);
    if (session?.cameraId !== cameraId) return refusal(404, 'No such session');
    session.stop();
    this.sessions.delete(id);
    await this.relay.hangUp(session.relaySession);
    return { status: 204, headers: {}, body: '' };
  }

  private remember({ cameraId, stillAllowed }: View, relaySession: string): string {
    const [oldest] = this.sessions.keys();
    if (oldest !== undefined && this.sessions.size >= maxSessions) this.forget(oldest);
    const id = randomUUID();
    const end = () => void this.hangUp(cameraId, id).catch((err: unknown) => this.log.warn({ err, camera: cameraId }, 'a view could not be ended at the relay'));
    this.sessions.set(id, { cameraId, relaySession, stop: whileAllowed(stillAllowed, end) });
    return id;
  }

  private forget(id: string): void {
    this.sessions.get(id)?.stop();
    this.sessions.delete(id);
  }
}

interface Target {
  cameraId: string;
  session: string | undefined;
}
interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const problemType = { 'content-type': 'application/problem+json' };

/** RFC 9457. */
function problem(status: number, title: string): string {
  return JSON.stringify({ type: 'about:blank', title, status });
}

function refusal(status: number, title: string): Answer {
  return { status, headers: problemType, body: problem(status, title) };
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxOfferBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
