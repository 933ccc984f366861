import { HttpException } from '@nestjs/common';
import type { AuditFact } from '@ioc/access';
import type { Actor, AuditActor, AuditDetails, AuditOutcome } from '@ioc/contracts';
import type { Request } from 'express';
import type { AuditedRoute } from './audited-route.js';

/** A request with who asks, as the guard of rights found it. */
export type AskedRequest = Request & { actor?: Actor | undefined };

/** How a request ended: with an answer, or with an error. */
export type Ending = { answer: unknown } | { error: unknown };

/** Names and reasons stand in places of their own. */
const saidElsewhere = new Set(['by', 'author', 'why', 'reason', 'note', 'key', 'lang']);
const mostIds = 20;

type Fields = Record<string, unknown>;
const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {});
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const firstText = (fields: Fields, names: readonly string[]) => names.map((name) => textOf(fields[name])).find((text) => text !== undefined);

/** What the audit says of one call. Of what was sent only the names of its fields: texts of people, and above all secrets, are none of its business. */
export function factOf(request: AskedRequest, route: AuditedRoute, ending: Ending): AuditFact {
  const [body, query, answer] = [fieldsOf(request.body), fieldsOf(request.query), answeredFields(ending)];
  const said = { ...query, ...body };
  const pick = (name: string) => textOf(answer[name]) ?? textOf(said[name]);
  return {
    actor: actorOf(request, said, route.who),
    act: route.act,
    subject: { kind: route.kind, id: subjectOf(request, said, ending) },
    component: pick('component'),
    area: pick('area'),
    organisation: pick('organisation'),
    why: firstText(said, ['why', 'reason', 'note']),
    from: request.ip,
    ...outcomeOf(ending, detailsOf(request, route, body)),
  };
}

/** Of one thing, or of a list of one. */
function answeredFields(ending: Ending): Fields {
  const things = 'answer' in ending ? [ending.answer].flat() : [];
  return things.length === 1 ? fieldsOf(things[0]) : {};
}

/** Who asks; where nobody is signed in, what he said of himself. */
export function actorOf({ actor }: AskedRequest, said: Fields, who = 'by'): AuditActor {
  if (actor) return { kind: actor.kind, id: actor.id, name: actor.kind === 'visitor' ? (nameIn(said, who) ?? actor.name) : actor.name };
  return { kind: 'visitor', id: 'visitor', name: nameIn(said, who) ?? '' };
}

const nameIn = (said: Fields, who: string) => firstText(said, [who, 'by', 'author']);

/** By its address; what was made by the call has its id in the answer. */
function subjectOf({ params }: Request, said: Fields, ending: Ending): string | undefined {
  const [inPath] = Object.values(params);
  if (inPath !== undefined) return String(inPath);
  const given = firstText(said, ['id', 'organisation', 'feed']);
  if (given !== undefined || !('answer' in ending)) return given;
  const made = [ending.answer].flat().slice(0, mostIds).flatMap((one) => textOf(fieldsOf(one)['id']) ?? []);
  return made.length > 0 ? made.join(', ') : undefined;
}

function detailsOf({ params, query }: Request, { call, silent }: AuditedRoute, body: Fields): AuditDetails {
  const [, ...others] = Object.entries(params).map(([name, value]) => [name, String(value)]);
  const asked = Object.entries(query).filter(([name, value]) => !saidElsewhere.has(name) && !silent.includes(name) && typeof value === 'string');
  const sent = Object.keys(body).filter((name) => !saidElsewhere.has(name));
  return { call, ...Object.fromEntries([...others, ...asked]), ...(sent.length > 0 ? { fields: sent.join(', ') } : {}) };
}

function outcomeOf(ending: Ending, details: AuditDetails): { outcome: AuditOutcome; details: AuditDetails } {
  if (!('error' in ending)) return { outcome: 'ok', details };
  const { error } = ending;
  const status = error instanceof HttpException ? error.getStatus() : Number((error as { status?: unknown } | null)?.status ?? 500);
  if (!(status < 500)) return { outcome: 'failed', details: { ...details, status: Number.isFinite(status) ? status : 500 } };
  return { outcome: 'refused', details: { ...details, status, ...(error instanceof Error ? { said: error.message } : {}) } };
}
