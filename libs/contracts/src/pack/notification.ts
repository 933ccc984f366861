import { z } from 'zod';
import { AlarmPriority } from '../alarms.js';
import { Duration } from '../time-texts.js';
import { Bilingual, Slug } from '../words.js';
import { SecretRef } from './feed.js';

const named = { id: Slug, name: Bilingual };
const HttpAddress = z.url({ protocol: /^https?$/, error: 'must be an http(s) address' });

const Email = z.strictObject({
  ...named,
  kind: z.literal('email'),
  host: z.string().min(1).describe('Of the SMTP server'),
  port: z.coerce.number().int().min(1).max(65_535).default(587),
  tls: z.enum(['starttls', 'tls', 'none']).default('starttls').describe('starttls: refuses to go on without; tls: from the first byte; none: only for a server on this machine'),
  user: SecretRef.optional(),
  password: SecretRef.optional(),
  from: z.string().min(3).describe('Name and address of the sender: "Trung tâm điều hành <ioc@example.vn>"'),
});
const Webhook = z.strictObject({
  ...named,
  kind: z.literal('webhook'),
  url: HttpAddress.describe('Gets the JSON that Alertmanager sends (version 4), one message for several alarms'),
  token: SecretRef.optional().describe('Sent as Authorization: Bearer'),
});
const WebPush = z.strictObject({
  ...named,
  kind: z.literal('web-push'),
  contact: z.email().describe('Where a push service complains (RFC 8292)'),
  services: z
    .array(z.string().min(1))
    .min(1)
    .default(['fcm.googleapis.com', 'updates.push.services.mozilla.com', 'web.push.apple.com', '*.notify.windows.com'])
    .describe('Hosts of push services that a tablet may name; *. stands for any one below'),
});
const ZaloOa = z.strictObject({
  ...named,
  kind: z.literal('zalo-oa'),
  url: HttpAddress.default('https://openapi.zalo.me').describe('Of the Zalo Official Account API'),
  token: SecretRef.describe('Access token of the official account; read anew for each message, so that whatever renews it only writes the file'),
});
const Cap = z.strictObject({
  ...named,
  kind: z.literal('cap'),
  url: HttpAddress.describe('Gets each alarm as a CAP 1.2 message'),
  token: SecretRef.optional().describe('Sent as Authorization: Bearer'),
  sender: z.string().regex(/^[^\s,<&]+$/, 'must have no space, comma, < or &').describe('Identifier of this centre in its messages, e.g. ioc@example.vn'),
});

/** A way by which messages leave the centre (kênh). */
export const NotificationChannel = z.discriminatedUnion('kind', [Email, Webhook, WebPush, ZaloOa, Cap]);
export type NotificationChannel = z.infer<typeof NotificationChannel>;
export type ChannelOf<K extends NotificationChannel['kind']> = Extract<NotificationChannel, { kind: K }>;

/** Who is told, and by which channels. */
export const NotificationRecipient = z.strictObject({
  ...named,
  language: z.enum(['vi', 'en']).default('vi'),
  reach: z
    .array(
      z.strictObject({
        channel: Slug,
        to: z.string().min(1).optional().describe('E-mail address or Zalo user id; a webhook and CAP need none; web push: whoever subscribed as this recipient'),
      }),
    )
    .min(1),
});
export type NotificationRecipient = z.infer<typeof NotificationRecipient>;

/** `owner` is the organisation that the rule names, `post/<id>` whoever fills that post of shifts.yaml then; others are ids of recipients. */
const To = z.array(z.string().regex(/^(post\/)?[a-z0-9]+(-[a-z0-9]+)*$/, 'must be owner, post/<id of a post>, or the id of a recipient')).min(1);

/** Which alarms somebody is told of, and who next while nobody acknowledges. Each route that fits tells. */
export const NotificationRoute = z.strictObject({
  id: Slug,
  priorities: z.array(AlarmPriority).min(1),
  groups: z.array(Slug).min(1).optional().describe('Only alarms of these causes'),
  tell: z
    .array(z.enum(['raised', 'acknowledged', 'returned']))
    .min(1)
    .default(['raised']),
  to: To,
  wait: Duration.default('PT0S').describe('What is raised within this time is told in one message'),
  atMostEvery: Duration.default('PT0S').describe('Nobody gets a second message by one channel within this time; what comes meanwhile is told together after it'),
  escalate: z
    .array(z.strictObject({ after: z.number().positive().describe('In times of the rule\'s respondWithin, from when the alarm was raised'), to: To }))
    .default([])
    .describe('Who is told next while nobody has acknowledged'),
});
export type NotificationRoute = z.infer<typeof NotificationRoute>;

export const NotificationFile = z.strictObject({
  channels: z.array(NotificationChannel).default([]),
  recipients: z.array(NotificationRecipient).default([]),
  organisationsBy: Slug.optional().describe('The e-mail channel by which organisations are written to, at the address that organisations.yaml has'),
  postsBy: z.array(Slug).default([]).describe('The channels by which whoever is on duty is told, at the contacts that shifts.yaml has: e-mail, web push, Zalo'),
  directivesTo: To.default([]).describe('Who at the centre hears what organisations ask and report of their directives, and who is late'),
  routes: z.array(NotificationRoute).default([]),
});
export type NotificationFile = z.infer<typeof NotificationFile>;

/** What a pack without notification.yaml has: nobody is told. */
export const noNotification: NotificationFile = { channels: [], recipients: [], postsBy: [], directivesTo: [], routes: [] };
