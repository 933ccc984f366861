import { z } from 'zod';
import { PersonName } from './onboarding.js';
import { Bilingual, Slug } from './words.js';

/** Milliseconds since 1970, UTC. */
const EpochMs = z.number();

/** `GET /api/v1/notifications`: one message to one address, and what became of it. */
export const DeliveryAnswer = z.object({
  id: z.string().describe('Sent along, so that a receiver can tell a second copy'),
  recipient: z.string().describe('Id of notification.yaml, or organisation/ and the id of an organisation'),
  channel: z.string().describe('Empty when nothing says by which channel this recipient is reached'),
  address: z.string().describe('Masked in its middle'),
  headline: z.string(),
  alarms: z.array(z.string()).describe('Ids of the alarms that it tells of'),
  createdAt: EpochMs,
  state: z.enum(['waiting', 'sent', 'failed']).describe('failed: given up'),
  attempts: z.number().int(),
  nextAt: EpochMs.nullable().describe('When it is tried next'),
  sentAt: EpochMs.nullable(),
  fault: z.string().nullable().describe('Why the last try failed'),
});
export type DeliveryAnswer = z.infer<typeof DeliveryAnswer>;

export const DeliveriesQuery = z.strictObject({
  alarm: z.string().min(1).max(400).optional().describe('messages that tell of this alarm; of all when absent'),
  state: z.enum(['waiting', 'sent', 'failed']).optional().describe('messages that stand so; all when absent'),
  channel: Slug.optional().describe('messages by this channel; by all when absent'),
  limit: z.coerce.number().int().min(1).max(500).default(50).describe('at most so many messages'),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0).describe('leaves out so many of the newest'),
});
export type DeliveriesQuery = z.infer<typeof DeliveriesQuery>;

/** `GET /api/v1/notifications/recipients`: who can be told, and by what. */
export const RecipientAnswer = z.object({
  id: z.string(),
  name: Bilingual,
  reach: z.array(z.object({ channel: z.string(), name: Bilingual, kind: z.enum(['email', 'webhook', 'web-push', 'zalo-oa', 'cap']) })),
});
export type RecipientAnswer = z.infer<typeof RecipientAnswer>;

/** `POST /api/v1/notifications/test` */
export const TestNotificationRequest = z.strictObject({ recipient: Slug, by: PersonName });
export type TestNotificationRequest = z.infer<typeof TestNotificationRequest>;

/** `GET /api/v1/push-key` */
export const PushKeyAnswer = z.object({ key: z.string().describe('Public key of this centre for PushManager.subscribe (RFC 8292), base64url') });
export type PushKeyAnswer = z.infer<typeof PushKeyAnswer>;

const base64url = (least: number, most: number) => z.string().min(least).max(most).regex(/^[\w-]+={0,2}$/, 'must be base64url');

/** `POST /api/v1/push-subscriptions`: what PushSubscription.toJSON() says, and whose messages are wanted. */
export const PushSubscriptionRequest = z.strictObject({
  recipient: Slug,
  endpoint: z.url().max(2000),
  keys: z.strictObject({ p256dh: base64url(80, 100), auth: base64url(16, 32) }),
  expirationTime: z.number().nullable().optional(),
});
export type PushSubscriptionRequest = z.infer<typeof PushSubscriptionRequest>;

/** `POST /api/v1/push-subscriptions/end` */
export const PushSubscriptionEnd = z.strictObject({ endpoint: z.url().max(2000) });
export type PushSubscriptionEnd = z.infer<typeof PushSubscriptionEnd>;

/** Whether a browser gets messages from now on. */
export const PushSubscriptionAnswer = z.object({ subscribed: z.boolean() });
export type PushSubscriptionAnswer = z.infer<typeof PushSubscriptionAnswer>;
