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

export const FolderSource = z.strictObject({
  folder: z.string().min(1),
  /** Glob on the file name with `*`, e.g. `*.xlsx`. */
  pattern: z.string().default('*'),
});
export type FolderSource = z.infer<typeof FolderSource>;
