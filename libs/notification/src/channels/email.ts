import { createTransport } from 'nodemailer';
import type { ChannelOf } from '@ioc/contracts';
import { DeliveryFault } from '../delivery-fault.js';
import { body, headline, isUrgent, type Centre } from '../words.js';
import type { Channel } from './channel.js';

type Settings = Pick<ChannelOf<'email'>, 'host' | 'port' | 'tls' | 'from'> & {
  /** Read for each message; undefined logs in nowhere. @throws SecretMissing */
  login(): { user: string; pass: string } | undefined;
};

const patienceMs = 15_000;

/** E-mail over SMTP. Its Message-ID is that of the message, so a second copy is one message to a mail program. */
export function emailChannel({ host, port, tls, from, login }: Settings, centre: Centre): Channel {
  const server = { host, port, secure: tls === 'tls', requireTLS: tls === 'starttls', ignoreTLS: tls === 'none' };
  const limits = { connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs, disableFileAccess: true, disableUrlAccess: true };
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? host;
  return {
    send: async (outgoing) => {
      const auth = login();
      try {
        const { response } = await createTransport({ ...server, ...limits, ...(auth ? { auth } : {}) }).sendMail({
          ...{ from, to: outgoing.address, subject: headline(outgoing), text: body(outgoing, centre), messageId: `<${outgoing.id}@${domain}>` },
          ...{ priority: isUrgent(outgoing.message) ? 'high' : 'normal', headers: { 'Auto-Submitted': 'auto-generated' } },
        });
        return response.slice(0, 200);
      } catch (cause) {
        throw faultOf(cause, host);
      }
    },
  };
}

/** A code of 500 and more is the server's last word (RFC 5321); a refused login is mended by people, so it is tried again. */
function faultOf(cause: unknown, host: string): DeliveryFault {
  const { code, responseCode } = cause as { code?: string; responseCode?: number };
  const permanent = responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH';
  return new DeliveryFault(`${host} did not take it: ${[code, responseCode].filter(Boolean).join(' ') || 'unknown'}`, { permanent, cause });
}
