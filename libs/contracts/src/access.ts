import { z } from 'zod';
import { Bilingual, ComponentId, Slug } from './words.js';

/**
 * What people and screens may be here: lãnh đạo, trưởng ca, trực ban, cán bộ dữ liệu (of one organisation),
 * đơn vị (receives directives), quản trị, kiểm toán (reads the audit), màn hình.
 */
export const Role = z.enum(['leader', 'shift-lead', 'operator', 'data-officer', 'organisation', 'administrator', 'auditor', 'display']);
export type Role = z.infer<typeof Role>;

/** How far a grant reaches; null is no limit. An area stands for everything below it. */
export const Reach = z.strictObject({
  components: z.array(ComponentId).min(1).nullable().default(null),
  area: z.string().min(1).max(40).nullable().default(null).describe('Code of an area; what lies in it belongs to it'),
  organisation: Slug.nullable().default(null),
});
export type Reach = z.infer<typeof Reach>;

/** One role, and how far it reaches. */
export const Grant = Reach.extend({ role: Role });
export type Grant = z.infer<typeof Grant>;

/** Whoever asks: a person with an account, a paired screen, or a visitor of the demonstration. */
export const Actor = z.object({
  kind: z.enum(['person', 'display', 'visitor']),
  /** Of the account or the display; `visitor` where there is none. */
  id: z.string(),
  name: z.string(),
  grants: z.array(Grant),
});
export type Actor = z.infer<typeof Actor>;

/** What can be done to what; one word each. `trace`: what lies behind what is read (its log, its polls, its record) · `enter`: figures and files of an organisation · `answer`: of whoever was given a directive. */
export const accessActions = ['read', 'trace', 'export', 'act', 'approve', 'answer', 'enter', 'order', 'enlarge', 'configure', 'manage'] as const;
export type AccessAction = (typeof accessActions)[number];
/** `reference`: what the province is (areas, indicators, names); `health`: how the centre itself is. */
export const accessSubjects = [
  'reference', 'reading', 'event', 'feed', 'raw', 'alarm', 'incident', 'directive', 'procedure', 'drill', 'shift', 'notification', 'camera',
  'display', 'scorecard', 'effectiveness', 'service-index', 'brief', 'playback', 'entry', 'configuration', 'health', 'account', 'audit', 'own-account',
] as const;
export type AccessSubject = (typeof accessSubjects)[number];
/** One right, e.g. `read:event`. */
export type AccessRight = `${AccessAction}:${AccessSubject}`;

const Password = z.string().min(12, 'must have at least 12 characters').max(200);
/** As people type it; letter case does not tell accounts apart. */
export const Login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._@-]{1,79}$/, 'must be 2 to 80 letters, digits, dots, dashes or @');
const Code = z.string().trim().min(6).max(40);

/** How people sign in here, beside a password. */
const SignInWays = z.object({
  provider: Bilingual.nullable().describe('What stands on the button that leads to the provider; null: there is none'),
  passkeys: z.boolean().describe('Passkeys can be used here'),
  step: z
    .object({ provided: z.boolean().describe('It was the provider that said so'), authenticator: z.boolean(), passkey: z.boolean() })
    .nullable()
    .describe('Who it is was proved by this browser, and a second factor is asked for'),
});

/** `GET /api/v1/session`: who asks. */
export const SessionAnswer = z.object({
  demonstration: z.boolean().describe('Simulated departments, on this machine alone; its roles are had by one click'),
  actor: Actor.nullable().describe('null: nobody is signed in'),
  rights: z.array(z.string()).describe('What whoever asks may do anywhere at all, e.g. `read:event`'),
  home: z.string().nullable().optional().describe('Code of the one area whose figures he sees; null: the province, or several. Absent from a server of an older build'),
  /** Roles that the demonstration offers. */
  roles: z.array(Role),
  secondFactor: z.object({ has: z.boolean(), authenticator: z.boolean(), isDue: z.boolean() }).describe('Whether a second factor is set up, whether it is an authenticator, and whether nothing else may be done before it is'),
  provided: z.boolean().describe('A provider says who it is, and which roles he has'),
  signIn: SignInWays,
});
export type SessionAnswer = z.infer<typeof SessionAnswer>;

/** `POST /api/v1/session` */
export const SignInRequest = z.strictObject({ login: Login, password: z.string().min(1).max(200), code: Code.optional().describe('Of the authenticator, or one of the recovery codes') });
export type SignInRequest = z.infer<typeof SignInRequest>;
/** `signed-in`, or `code`: the password is right and a second factor is asked for. */
export const SignInAnswer = z.object({ state: z.enum(['signed-in', 'code']) });
export type SignInAnswer = z.infer<typeof SignInAnswer>;
/** `GET /single-sign-on` */
export const ProviderQuery = z.strictObject({ to: z.string().max(2000).optional().describe('Where to go afterwards, in this centre: /desk/alarms') });
/** `POST /api/v1/session/factor`: the second factor of whoever proved the first one. */
export const FactorRequest = z.strictObject({ code: Code });
export type FactorRequest = z.infer<typeof FactorRequest>;
export const DemoSignInRequest = z.strictObject({ role: Role.exclude(['display']) });
export type DemoSignInRequest = z.infer<typeof DemoSignInRequest>;

/** `POST /api/v1/session/setup`: what a one-time link opens. The first one makes the administrator. */
export const SetupRequest = z.strictObject({
  token: z.string().min(20).max(100),
  login: Login.optional().describe('Of the first administrator; later ones have theirs already'),
  name: z.string().trim().min(2).max(80).optional(),
  password: Password,
});
export type SetupRequest = z.infer<typeof SetupRequest>;

/** One session of an account; `id` ends it and opens nothing. */
export const SessionInfo = z.object({
  id: z.string(),
  account: z.string(),
  name: z.string(),
  startedAt: z.number(),
  seenAt: z.number(),
  until: z.number().describe('When it ends whatever is done'),
  address: z.string(),
  agent: z.string(),
  own: z.boolean().describe('The one that asks'),
});
export type SessionInfo = z.infer<typeof SessionInfo>;

/** An account as administrators see it. */
export const AccountInfo = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  grants: z.array(Grant),
  state: z.enum(['invited', 'active', 'locked', 'disabled']),
  secondFactor: z.boolean(),
  provided: z.boolean().describe('A provider signs the person in, and says name and roles at each sign-in'),
  createdAt: z.number(),
  signedInAt: z.number().nullable(),
});
export type AccountInfo = z.infer<typeof AccountInfo>;
const grants = z.array(Grant).min(1, 'give at least one role').max(20);
export const AccountRequest = z.strictObject({ login: Login, name: z.string().trim().min(2).max(80), grants });
export type AccountRequest = z.infer<typeof AccountRequest>;
export const AccountChange = z.strictObject({ name: AccountRequest.shape.name.optional(), grants: grants.optional(), disabled: z.boolean().optional() });
export type AccountChange = z.infer<typeof AccountChange>;
/** A link that is shown once, to be handed to the person. */
export const InvitedAccount = z.object({ account: AccountInfo, link: z.string() });
export type InvitedAccount = z.infer<typeof InvitedAccount>;

export const PasswordChange = z.strictObject({ password: z.string().min(1).max(200), next: Password });
export type PasswordChange = z.infer<typeof PasswordChange>;
/** What an authenticator reads; it counts once a code of it was given. */
export const AuthenticatorOffer = z.object({ uri: z.string(), secret: z.string() });
export type AuthenticatorOffer = z.infer<typeof AuthenticatorOffer>;
export const CodeRequest = z.strictObject({ code: Code });
export type CodeRequest = z.infer<typeof CodeRequest>;
/** Each opens once; they are shown this once. */
export const RecoveryCodes = z.object({ codes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;

/** `POST /api/v1/displays/pairing`: what a screen shows until somebody lets it in (RFC 8628); its secret travels as a cookie. */
export const PairingOffer = z.object({ code: z.string(), until: z.number(), pollGapMs: z.number() });
export type PairingOffer = z.infer<typeof PairingOffer>;
/** `POST /api/v1/displays/pairing/token`: `unknown`: ask for a new code. */
export const PairingPoll = z.object({ state: z.enum(['waiting', 'unknown', 'paired']), display: z.string().nullable() });
export type PairingPoll = z.infer<typeof PairingPoll>;
/** A screen that waits under a code, or was let in. */
export const PairedScreen = z.object({
  id: z.string(),
  code: z.string(),
  askedAt: z.number(),
  address: z.string(),
  agent: z.string(),
  display: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.number().nullable(),
});
export type PairedScreen = z.infer<typeof PairedScreen>;
const PairingCode = z.string().trim().min(4).max(20).describe('as the screen shows it, e.g. WDJB-MJHT');
export const PairingCodeQuery = z.strictObject({ code: PairingCode });
export const PairingApproval = z.strictObject({ code: PairingCode, display: Slug });
export type PairingApproval = z.infer<typeof PairingApproval>;
