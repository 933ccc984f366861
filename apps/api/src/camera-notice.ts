import { hashOf } from '@ioc/access';
import { useNotice } from '@ioc/cameras';
import type { CameraUseInfo } from '@ioc/contracts';
import type { ProvincePack } from '@ioc/platform';
import { cookieOf, noticeCookie, sessionCookie } from './access/cookies.js';
import type { Shown } from './access/identity.js';

/** What is said of the use of the cameras; null where the province says nothing. */
export function noticeOf({ cameraUse }: Pick<ProvincePack, 'cameraUse'>): CameraUseInfo | null {
  return cameraUse && useNotice(cameraUse);
}

/** Of one wording within one session: the next person at the same browser, and the next wording, are asked anew. */
export function proofOf(version: string, { cookie }: Shown): string {
  return hashOf(['camera-notice', version, cookieOf(cookie, sessionCookie) ?? ''].join('|'));
}

/** Nothing is kept of it on the server, so that it holds over restarts; whoever could forge the proof holds the session anyway. */
export function hasAcknowledged(pack: Pick<ProvincePack, 'cameraUse'>, shown: Shown): boolean {
  const notice = noticeOf(pack);
  return notice === null || cookieOf(shown.cookie, noticeCookie) === proofOf(notice.version, shown);
}
