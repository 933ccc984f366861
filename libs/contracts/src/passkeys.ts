import { z } from 'zod';

const Base64Url = z.string().regex(/^[A-Za-z0-9_-]+$/, 'must be base64url');
const CredentialId = Base64Url.max(1400);
const Bytes = Base64Url.max(20_000);

/** A passkey as its owner sees it. */
export const PasskeyInfo = z.object({
  id: CredentialId,
  name: z.string(),
  synced: z.boolean().describe('It is kept by a service that copies it to the other devices of its owner'),
  createdAt: z.number(),
  usedAt: z.number().nullable(),
});
export type PasskeyInfo = z.infer<typeof PasskeyInfo>;

/** What a browser is asked with, as WebAuthn writes it in JSON. */
export const PasskeyOptions = z.looseObject({ challenge: Base64Url });

const common = {
  id: CredentialId,
  rawId: CredentialId,
  type: z.literal('public-key'),
  clientExtensionResults: z.record(z.string(), z.unknown()),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
};

/** `POST /api/v1/own-account/passkeys`: what the browser made. */
export const PasskeyRegistration = z.strictObject({
  name: z.string().trim().min(1).max(60).describe('By which its owner tells it from others'),
  response: z.strictObject({
    ...common,
    response: z.strictObject({
      attestationObject: Bytes,
      clientDataJSON: Bytes,
      authenticatorData: Bytes.optional(),
      transports: z.array(z.string().max(40)).max(10).optional(),
      publicKeyAlgorithm: z.number().optional(),
      publicKey: Bytes.optional(),
    }),
  }),
});
export type PasskeyRegistration = z.infer<typeof PasskeyRegistration>;

/** A new passkey, and recovery codes where it is the first second factor; they are shown this once. */
export const NewPasskey = z.object({ passkey: PasskeyInfo, codes: z.array(z.string()) });
export type NewPasskey = z.infer<typeof NewPasskey>;

/** What a passkey signed. */
const PasskeySignature = z.strictObject({
  ...common,
  response: z.strictObject({ authenticatorData: Bytes, clientDataJSON: Bytes, signature: Bytes, userHandle: Base64Url.max(200).optional() }),
});
export type PasskeySignature = z.infer<typeof PasskeySignature>;

/** `only`: the passkey proves all; `second`: it is asked after a password or a provider. */
const Step = z.enum(['only', 'second']);
export const PasskeyQuestion = z.strictObject({ step: Step });
export type PasskeyQuestion = z.infer<typeof PasskeyQuestion>;
/** `POST /api/v1/session/passkey` */
export const PasskeySignIn = z.strictObject({ step: Step, response: PasskeySignature });
export type PasskeySignIn = z.infer<typeof PasskeySignIn>;
