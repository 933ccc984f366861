import { pino, type Logger as PinoLogger } from 'pino';
import { withoutSecrets } from './known-secrets.js';

export type Logger = PinoLogger;

/** Keys whose values never reach a log. */
const secretKeys = ['password', 'token', 'clientSecret', 'authorization', 'cookie', 'secret', 'apikey', 'access_token'];
const paths = secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

/** What JSON leaves as it is, and a terminal or a reader of lines takes for an order: DEL, C1 controls, line separators, marks that turn text around. */
const orders = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** JSON lines on standard output; secrets are redacted by key, and by value wherever they stand. One entry is one line, whatever it was given. */
export function createLogger(name: string, level = process.env['IOC_LOG'] ?? 'info'): Logger {
  return pino({ name, level, redact: { paths, censor: '[redacted]' }, hooks: { streamWrite: safeLine } });
}

function safeLine(line: string): string {
  return withoutSecrets(line).replace(orders, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Takes logins, secret-looking query values and known secrets out of an address, or of a text with addresses in it. */
export function redactUrl(url: string): string {
  return withoutSecrets(url)
    .replace(/(\w+:\/\/)[^/\s@]*@/g, '$1')
    .replace(/([?&](?:key|token|apikey|password|secret|access_token)=)[^&\s]*/gi, '$1[redacted]');
}
