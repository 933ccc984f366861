import type { NewPasskey } from '@ioc/contracts';
import { askServer } from '@ioc/screen-queries';
import { startAuthentication, startRegistration } from '@simplewebauthn/browser';

export { browserSupportsWebAuthn as hasPasskeys } from '@simplewebauthn/browser';

type CreationOptions = Parameters<typeof startRegistration>[0]['optionsJSON'];
type RequestOptions = Parameters<typeof startAuthentication>[0]['optionsJSON'];

/** Asks the browser for a new passkey, and gives it to the server. @throws what the browser says when its user leaves, or ProblemError */
export async function addPasskey(name: string): Promise<NewPasskey> {
  const response = await startRegistration({ optionsJSON: await post<CreationOptions>('own-account/passkeys/options', {}) });
  return post('own-account/passkeys', { name, response });
}

/** @param step `only`: nothing else is asked; `second`: after a password or a provider. @throws as `addPasskey` */
export async function signInByPasskey(step: 'only' | 'second'): Promise<void> {
  const response = await startAuthentication({ optionsJSON: await post<RequestOptions>('session/passkey/options', { step }) });
  await post('session/passkey', { step, response });
}

async function post<T>(path: string, body: object): Promise<T> {
  const answer = await askServer(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return (await answer.json()) as T;
}
