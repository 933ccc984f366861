import { SetMetadata } from '@nestjs/common';
import type { AccessAction, AccessSubject } from '@ioc/contracts';

/** What a route asks of whoever calls it. */
export type Declared =
  | {
      action: AccessAction;
      subject: AccessSubject;
      /** The route itself leaves out what lies outside a limited grant; without it, only an unlimited one lets in. */
      placed: boolean;
    }
  /** Open to everybody, and why that must be so. */
  | { open: string };

export const rightKey = 'rong:right';

/** The right that a route asks for; on a controller, of all its routes that declare none of their own. */
export function May(action: AccessAction, subject: AccessSubject) {
  return SetMetadata(rightKey, { action, subject, placed: false } satisfies Declared);
}

/** The same, of a route that looks at each thing by itself (`Sight`). */
export function MaySome(action: AccessAction, subject: AccessSubject) {
  return SetMetadata(rightKey, { action, subject, placed: true } satisfies Declared);
}

/** Lets everybody in, with the reason. */
export function Open(open: string) {
  return SetMetadata(rightKey, { open } satisfies Declared);
}
