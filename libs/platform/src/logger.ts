import { pino, type Logger as PinoLogger } from 'pino';

export type Logger = PinoLogger;

/** Keys whose values never reach a log. */
const secretKeys = ['password', 'token', 'clientSecret', 'authorization', 'cookie', 'secret', 'apikey', 'access_token'];
const paths = secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

/** JSON lines on standard output; secrets are redacted here and nowhere else. */
export function createLogger(name: string, level = process.env['IOC_LOG'] ?? 'info'): Logger {
  return pino({ name, level, redact: { paths, censor: '[redacted]' } });
}

/** Takes logins and secret-looking query values out of an address. */
export function redactUrl(url: string): string {
  return url
    .replace(/(\w+:\/\/)[^/\s@]*@/g, '$1')
    .replace(/([?&](?:key|token|apikey|password|secret|access_token)=)[^&\s]*/gi, '$1[redacted]');
}
