import { SetMetadata } from '@nestjs/common';
import type { AuditAct } from '@ioc/contracts';

/** What the audit says of a route, where its path and name do not say it. */
export interface AuditMark {
  act?: AuditAct;
  /** Kind of what it is done to. */
  subject?: string;
  /** Field of the body that names who does it, where nobody is signed in yet. */
  who?: string;
  /** Members of the query that are secrets. */
  silent?: readonly string[];
}

export const auditKey = 'rong:audit';

/** Says what a route is in the audit; what is not said is taken from its path and the name of its handler. */
export function Audited(mark: AuditMark) {
  return SetMetadata(auditKey, mark);
}

/** Leaves a route out of the audit, with the reason. */
export function Unaudited(reason: string) {
  return SetMetadata(auditKey, { unaudited: reason });
}
