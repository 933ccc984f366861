import type { AuditFact } from '@ioc/access';
import type { Request } from 'express';

const ticketCall = 'POST cameras/:id/tickets';

/** Whether a small picture among others is asked for: walls go on showing them while the audit cannot be written. */
export function isTile(call: string, { body }: Pick<Request, 'body'>): boolean {
  return call === ticketCall && (body as { view?: unknown } | undefined)?.view !== 'enlarged';
}

/**
 * Who enlarged which camera: at a desk by asking for the large picture, on a wall by an order. The small picture among others is
 * a look, for a wall asks for twelve of them at each turn of its scenes.
 */
export function seenCamera(fact: AuditFact, { body }: Pick<Request, 'body'>): AuditFact {
  const call = fact.details?.['call'];
  if (call === ticketCall) return { ...fact, act: isTile(call, { body }) ? 'saw' : 'enlarged' };
  if (call !== 'POST displays/:id/order') return fact;
  const { content } = (body ?? {}) as { content?: { scene?: unknown; camera?: unknown } };
  const { scene, camera } = content ?? {};
  const shown = { ...fact, details: { ...fact.details, ...(typeof scene === 'string' ? { scene } : {}) } };
  if (typeof camera !== 'string') return shown;
  return { ...shown, act: 'enlarged', subject: { kind: 'cameras', id: camera }, details: { ...shown.details, display: fact.subject.id ?? '' } };
}
