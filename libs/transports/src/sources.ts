import { z } from 'zod';
import { Duration, SecretRef } from '@ioc/contracts';

/** How an HTTP source wants to be asked. */
export const HttpAuth = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('basic'), user: SecretRef, password: SecretRef }),
  z.strictObject({ kind: z.literal('bearer'), token: SecretRef }),
  z.strictObject({ kind: z.literal('header'), name: z.string(), value: SecretRef }),
  /** LGSP (WSO2): token by client credentials, renewed on 401 and not only by the clock. */
  z.strictObject({
    kind: z.literal('oauth2-client-credentials'),
    tokenUrl: z.url(),
    clientId: SecretRef,
    clientSecret: SecretRef,
    scope: z.string().optional(),
  }),
  /** Wazuh: POST with Basic, answers `{data: {token}}`. */
  z.strictObject({ kind: z.literal('jwt-login'), loginUrl: z.url(), user: SecretRef, password: SecretRef }),
  /** ONVIF: a digest of the password in the SOAP header, made by the camera's own clock. */
  z.strictObject({ kind: z.literal('ws-username-token'), user: SecretRef, password: SecretRef }),
]);
export type HttpAuth = z.infer<typeof HttpAuth>;

/** The `source` block of a feed that is read over HTTP. */
export const HttpSource = z.strictObject({
  url: z.url(),
  headers: z.record(z.string(), z.string()).default({}),
  auth: HttpAuth.default({ kind: 'none' }),
});
export type HttpSource = z.infer<typeof HttpSource>;

export interface HttpRequest {
  /** Appended to the source's address. */
  path?: string;
  query?: Record<string, string>;
  method?: 'GET' | 'POST';
  body?: string;
  headers?: Record<string, string>;
  /** Ask with If-None-Match / If-Modified-Since; only for payloads whose readings carry their own time. */
  conditional?: boolean;
  /** Statuses besides 2xx whose body is an answer: SOAP faults arrive with 400 and 500. */
  answers?: readonly number[];
  /** How far the source's clock runs ahead of ours, for logins that hold a time; 0 when not said. */
  clockAheadMs?: number;
}

export const MqttSource = z.strictObject({
  url: z.string().regex(/^mqtts?:\/\//, 'must start with mqtt:// or mqtts://'),
  topics: z.array(z.string().min(1)).min(1),
  user: SecretRef.optional(),
  password: SecretRef.optional(),
  /** Silence on a living connection longer than this is a fault. */
  maxSilence: Duration.default('PT1M'),
});
export type MqttSource = z.infer<typeof MqttSource>;

/** Nobody is asked: the department itself calls `POST /api/v1/feeds/:id/push`, with a bearer token or signed by HMAC-SHA256. */
export const PushSource = z.strictObject({
  push: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('bearer'), token: SecretRef }),
    z.strictObject({ kind: z.literal('hmac-sha256'), secret: SecretRef }),
  ]),
});
export type PushSource = z.infer<typeof PushSource>;

/** The push source of a feed's settings; `null` for a feed that is polled. */
export function pushSourceOf(settings: { source?: unknown }): PushSource['push'] | null {
  const parsed = PushSource.safeParse(settings.source);
  return parsed.success ? parsed.data.push : null;
}

/** One line of an MQTT payload (NDJSON). */
export interface MqttMessage {
  topic: string;
  payload: string;
  receivedAt: string;
  retained: boolean;
}

const listenPattern = /^(udp|tcp):\/\/(\[[0-9a-f:]+\]|[\w.-]+):\d{1,5}$/i;

/** The `source` block of a feed to which devices send syslog. */
export const SyslogSource = z.strictObject({
  listen: z
    .array(z.string().regex(listenPattern, 'must be udp://HOST:PORT or tcp://HOST:PORT'))
    .min(1)
    .describe('Where to listen: udp://127.0.0.1:5514, tcp://127.0.0.1:5514. Name the address of one network card, not 0.0.0.0, where it is reachable from elsewhere.'),
  senders: z.array(z.string()).default([]).describe('Addresses that may send; everybody who reaches the port when empty.'),
  window: Duration.default('PT1M').describe('Messages are counted in windows of so long, by the time of receipt.'),
  maxSilence: Duration.default('PT1H').describe('No message for longer than this is a fault, not a calm hour.'),
  maxMessageBytes: z.number().int().min(480).max(1_000_000).default(65_536).describe('A longer message is cut off here and marked.'),
  maxQueue: z.number().int().min(1).max(200_000).default(20_000).describe('Messages kept between two polls; of more, the newest are dropped and counted.'),
  maxPerSecond: z.number().int().min(1).default(5_000).describe('Messages taken a second from all senders; more are dropped and counted.'),
  maxConnections: z.number().int().min(1).max(1_000).default(64).describe('TCP senders at a time.'),
});
export type SyslogSource = z.infer<typeof SyslogSource>;

/** First line of a syslog payload: the time that it covers, and what was lost of it. */
export interface SyslogCover {
  from: string;
  to: string;
  windowMs: number;
  dropped: number;
}

/** Each further line: one message as it came. `base64` stands for bytes that are no UTF-8. */
export interface SyslogMessage {
  receivedAt: string;
  from: string;
  message?: string;
  base64?: string;
  /** Cut off at the limit. */
  cut?: true;
}

export const FolderSource = z.strictObject({
  folder: z.string().min(1),
  /** Glob on the file name with `*`, e.g. `*.xlsx`. */
  pattern: z.string().default('*'),
});
export type FolderSource = z.infer<typeof FolderSource>;

/** The `source` block of a feed that reads a PostgreSQL database. */
export const SqlSource = z.strictObject({
  connection: SecretRef.describe('postgresql://user:password@host:port/database, by reference only: it holds a password'),
  query: z.string().min(1).max(20_000).regex(/^\s*(select|with|values|table)\b/i, 'must be one SELECT').describe('One SELECT; it runs in a read-only transaction'),
  timeoutMs: z.number().int().min(100).max(300_000).default(15_000).describe('The database gives the query up after this'),
  maxRows: z.number().int().min(1).max(50_000).default(10_000).describe('More rows than this is a fault: figures of half an answer would be wrong'),
});
export type SqlSource = z.infer<typeof SqlSource>;
