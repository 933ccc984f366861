import type { AuditFact } from '@ioc/access';
import type { AuditDetails } from '@ioc/contracts';
import type { Request } from 'express';

const ticketCall = 'POST cameras/:id/tickets';
const sceneCall = 'POST cameras/:id/enlarged';

type Asked = Pick<Request, 'body'>;
type Said = { view?: unknown; why?: unknown; scene?: unknown; content?: { scene?: unknown; camera?: unknown } };
const saidIn = ({ body }: Asked): Said => (body ?? {}) as Said;

/** Whether a small picture among others is asked for: walls go on showing them while the audit cannot be written. */
export function isTile(call: string, asked: Asked): boolean {
  return call === ticketCall && saidIn(asked).view !== 'enlarged';
}

/** Whether a scene shows one camera large by itself, at each of its turns: nobody did it, and the same again is one entry. */
export function isByScene(call: string, asked: Asked): boolean {
  return call === sceneCall && typeof saidIn(asked).why !== 'string';
}

/**
 * Who enlarged which camera, and where: at a desk by asking for the large picture, on a wall by an order or by its scene. The small
 * picture among others is a look, for a wall asks for twelve of them at each turn of its scenes.
 */
export function seenCamera(fact: AuditFact, asked: Asked): AuditFact {
  const call = String(fact.details?.['call']);
  if (isTile(call, asked)) return { ...fact, act: 'saw' };
  if (call === ticketCall) return enlarged(fact, { where: 'desk' });
  if (call === sceneCall) return enlarged(fact, { where: 'wall', ...sceneIn(saidIn(asked)), ...(isByScene(call, asked) && { by: 'scene' }) });
  return call === 'POST displays/:id/order' ? ordered(fact, saidIn(asked).content ?? {}) : fact;
}

function ordered(fact: AuditFact, content: NonNullable<Said['content']>): AuditFact {
  const shown = { ...fact, details: { ...fact.details, ...sceneIn(content) } };
  if (typeof content.camera !== 'string') return shown;
  return enlarged({ ...shown, subject: { kind: 'cameras', id: content.camera } }, { where: 'wall', display: fact.subject.id ?? '' });
}

function enlarged(fact: AuditFact, more: NonNullable<AuditFact['details']>): AuditFact {
  return { ...fact, act: 'enlarged', details: { ...fact.details, ...more } };
}

const sceneIn = ({ scene }: { scene?: unknown }): AuditDetails => (typeof scene === 'string' ? { scene } : {});
