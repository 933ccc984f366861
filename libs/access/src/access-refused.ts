/** Why somebody is not let in or something is not done. */
export type AccessReason =
  | 'wrong-login' | 'locked' | 'switched-off' | 'wrong-code' | 'link-spent' | 'login-taken' | 'no-such-account' | 'last-administrator' | 'name-missing' | 'no-such-code' | 'no-such-display'
  /** What was begun at a sign-in is not known any more, or was begun elsewhere. */
  | 'sign-in-lost'
  /** The account is another provider's, and what it says of it. */
  | 'provided'
  | 'provider-away' | 'provider-refused' | 'provider-unbelieved'
  /** Nothing that the provider says of somebody gives a role here. */
  | 'no-role'
  | 'no-passkeys' | 'too-many-passkeys' | 'wrong-passkey' | 'passkey-copied' | 'passkey-known' | 'no-such-passkey'
  /** The account signs in by its provider, and by nothing else. */
  | 'by-provider';

/** What access refuses; its reason is for programs, the message for people. */
export class AccessRefused extends Error {
  override readonly name = 'AccessRefused';

  constructor(
    readonly reason: AccessReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
