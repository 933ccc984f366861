import { z } from 'zod';
import { Reach, Role } from '../access.js';
import { Bilingual } from '../words.js';
import { SecretRef } from './feed.js';

const thisMachine = new Set(['localhost', '127.0.0.1', '[::1]']);

/** What is sent to such an address is read by nobody on the way. */
function isSafe(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || thisMachine.has(hostname);
}

const SafeAddress = z.url({ protocol: /^https?$/, error: 'must be an address such as https://sso.example.vn' }).refine((address) => !URL.canParse(address) || isSafe(address), 'must begin with https unless it is on this machine: https://sso.example.vn');
const Origin = SafeAddress.refine((address) => !URL.canParse(address) || new URL(address).origin === address, 'must be an origin, without a path: https://keys.example.vn');
const Claim = z.string().min(1).max(200);

/** Whoever is in a group has this role, within this reach. */
export const GroupGrant = Reach.extend({ group: z.string().min(1).max(300).describe('A value of the claim of groups, letter by letter'), role: Role.exclude(['display']) });
export type GroupGrant = z.infer<typeof GroupGrant>;

/** Another system that says who somebody is (OpenID Connect). */
export const IdentityProvider = z.strictObject({
  name: Bilingual.describe('Stands on the button, after "Đăng nhập bằng" and "Sign in with"'),
  issuer: SafeAddress.describe('As the provider writes it in its tokens; its description is read below /.well-known/openid-configuration'),
  origins: z.array(Origin).default([]).describe('Where else the provider has its addresses; others than these and the issuer are never called'),
  clientId: z.string().min(1),
  clientSecret: SecretRef,
  scopes: z
    .array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'must be one word'))
    .default(['openid', 'profile', 'email'])
    .refine((scopes) => scopes.includes('openid'), 'must have openid among them: [openid, profile]'),
  claims: z
    .strictObject({
      groups: Claim.default('groups').describe('Claim that names the groups or roles; dots lead into it: realm_access.roles'),
      name: Claim.default('name'),
      login: Claim.default('preferred_username'),
    })
    .prefault({}),
  secondFactor: z
    .strictObject({
      acr: z.array(z.string().min(1)).default([]).describe('Values of acr by which the provider says that it asked for a second factor'),
      amr: z.array(z.string().min(1)).default([]).describe('The same of amr, of which one is enough: mfa, otp, hwk'),
    })
    .prefault({})
    .describe('Where the provider says neither, this centre asks for its own'),
  grants: z.array(GroupGrant).min(1, 'give at least one group a role: without it nobody would be let in').max(500),
});
export type IdentityProvider = z.infer<typeof IdentityProvider>;

/** `sign-in.yaml`: how people sign in beside their passwords. */
export const SignInFile = z.strictObject({
  provider: IdentityProvider.optional(),
  passkeys: z
    .strictObject({
      domain: z.hostname('must be a name such as ioc.example.vn').describe('To which passkeys belong (RP id): the host that people type, or a domain above it. Whoever changes it makes all passkeys useless'),
      origins: z.array(Origin).min(1).describe('Pages that may ask for a passkey: https://ioc.example.vn'),
    })
    .optional()
    .describe('Where IOC_PUBLIC_URL does not say it: by itself its host is the domain'),
});
export type SignInFile = z.infer<typeof SignInFile>;
