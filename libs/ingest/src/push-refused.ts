/** Why a push was not taken, as an HTTP status says it: 401 no proof · 403 a wrong one · 409 · 415 · 422 · 503 try again. */
export class PushRefused extends Error {
  override readonly name = 'PushRefused';

  constructor(
    readonly status: 401 | 403 | 404 | 409 | 415 | 422 | 503,
    message: string,
    /** Places in the payload and what is wrong there. */
    readonly places: readonly { where: string; reason: string }[] = [],
  ) {
    super(message);
  }
}
