import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';

/** Of a person who signed in. */
export const sessionCookie = 'rong_session';
/** Of a paired screen. */
export const displayCookie = 'rong_display';
/** Of a browser that a provider will send back. */
export const providerCookie = 'rong_provider';
/** Of a browser that proved who it is, and is asked for a second factor. */
export const stepCookie = 'rong_step';
/** Of a screen that waits to be paired. */
export const pairingCookie = 'rong_pairing';
/** That the notice on the use of the cameras was acknowledged within a session. */
export const noticeCookie = 'rong_camera_notice';

/** A browser keeps no cookie for longer (400 days); a screen that lives gets new ones all the time. */
const longestMs = 400 * 86_400_000;

export function cookieOf(header: string | undefined, name: string): string | undefined {
  return header === undefined ? undefined : parseCookie(header)[name];
}

/** @param lifeMs 0 takes it away */
export function setCookie(response: Response, { name, value, lifeMs }: { name: string; value: string; lifeMs: number }): void {
  // No script reads it, no page of another site sends it with a form, and it travels over TLS where there is TLS.
  const cookie = { name, value, httpOnly: true, sameSite: 'lax', path: '/', secure: (response.req as Request).secure, maxAge: Math.floor(Math.min(lifeMs, longestMs) / 1000) } as const;
  response.append('set-cookie', stringifySetCookie(cookie));
}
