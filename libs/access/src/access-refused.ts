/** Why somebody is not let in or something is not done. */
export type AccessReason = 'wrong-login' | 'locked' | 'wrong-code' | 'link-spent' | 'login-taken' | 'no-such-account' | 'last-administrator' | 'name-missing' | 'no-such-code' | 'no-such-display';

/** What access refuses; its reason is for programs, the message for people. */
export class AccessRefused extends Error {
  override readonly name = 'AccessRefused';

  constructor(
    readonly reason: AccessReason,
    message: string,
  ) {
    super(message);
  }
}
