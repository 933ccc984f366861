import { X509Certificate } from 'node:crypto';
import { readFileSync, watchFile } from 'node:fs';
import type { Server as HttpsServer } from 'node:https';
import { createSecureContext, type SecureContextOptions } from 'node:tls';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { EnvironmentError, createLogger, type Environment } from '@ioc/platform';

type Files = NonNullable<Environment['tls']>;

/** How often the certificate's file is looked at; a renewal comes weeks before the end of the old one. */
const lookMs = 10_000;
const log = createLogger('tls');

/** For Nest: a server that speaks TLS when the environment names a certificate. @throws EnvironmentError when it cannot be used */
export function httpsOf({ tls }: Environment): { httpsOptions?: SecureContextOptions } {
  if (!tls) return {};
  try {
    return { httpsOptions: readPair(tls) };
  } catch (cause) {
    throw new EnvironmentError(`IOC_TLS_CERT_FILE and IOC_TLS_KEY_FILE cannot be used (${(cause as Error).message}): they name a certificate with its chain and its key, as PEM, readable for this user`);
  }
}

/** Whose word about the client counts. A renewed certificate is taken at SIGHUP and when its files change. */
export function secureTransport(app: NestExpressApplication, { tls, trustedProxies }: Environment): void {
  if (trustedProxies.length > 0) app.set('trust proxy', [...trustedProxies]);
  if (!tls) return;
  const renew = () => takeNew(app.getHttpServer() as unknown as HttpsServer, tls);
  process.on('SIGHUP', renew);
  // Both: whichever is written last makes the pair whole.
  for (const file of [tls.certFile, tls.keyFile]) watchFile(file, { interval: lookMs, persistent: false }, renew);
  say(tls);
}

/** A pair that does not fit (its second half is still being written, say) changes nothing. */
function takeNew(server: HttpsServer, tls: Files): void {
  try {
    server.setSecureContext(readPair(tls));
    say(tls);
  } catch (error) {
    log.error({ err: error }, 'the new certificate cannot be used: the old one stays');
  }
}

function readPair({ certFile, keyFile }: Files): SecureContextOptions {
  const pair = { cert: readFileSync(certFile), key: readFileSync(keyFile), minVersion: 'TLSv1.2' as const };
  // Throws here, where it can be said, and not at somebody's connection.
  createSecureContext(pair);
  return pair;
}

function say({ certFile }: Files): void {
  const { subject, validTo } = new X509Certificate(readFileSync(certFile));
  log.info({ subject, validTo }, 'certificate in use');
}
