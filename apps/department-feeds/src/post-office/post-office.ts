import { randomUUID } from 'node:crypto';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { CreateDepartment } from '../department.js';
import { createFeedServer, type FeedServer, type Route } from '../core/feed-server.js';
import { secret } from '../core/secrets.js';
import { json, send, type FeedAnswer, type FeedRequest } from '../core/serve-feed.js';
import { Mailbox } from './mailbox.js';

/** By this name the control API makes the receivers ill: `error` refuses, `hang` never answers. */
export const postOfficeFeed = 'post-office';

/**
 * Everybody that the centre tells something: a mail server, the Zalo API, an alert hub, the disaster warning system, a push service. `GET /mailbox` lists what arrived.
 */
export const createPostOffice: CreateDepartment = (world, ports) => {
  const mailbox = new Mailbox();
  const isRefusing = () => world.mode(postOfficeFeed) === 'error';
  const mail = mailServer(mailbox, isRefusing);
  const receive = (handle: (request: FeedRequest) => FeedAnswer): Route['handle'] => (request, response) => {
    if (world.mode(postOfficeFeed) === 'hang') return Promise.resolve();
    send(request, response, isRefusing() ? json({ error: 'not now' }, 503) : handle(request));
    return Promise.resolve();
  };
  const web: FeedServer = createFeedServer(ports.messages, [...receivers(mailbox).map(({ handle, ...route }) => ({ ...route, handle: receive(handle) })), listing(mailbox)]);
  return {
    feeds: [postOfficeFeed],
    settable: {},
    start: async () => {
      await web.start();
      await new Promise<void>((resolve, reject) => {
        mail.once('error', reject);
        mail.listen(ports.mail, '127.0.0.1', resolve);
      });
    },
    stop: async () => {
      await web.stop();
      await new Promise<void>((resolve) => mail.close(resolve));
    },
  };
};

function mailServer(mailbox: Mailbox, isRefusing: () => boolean): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData: (stream, session, done) => {
      simpleParser(stream).then(
        ({ subject = '', text = '', messageId = '' }) => {
          if (isRefusing()) return done(Object.assign(new Error('not now'), { responseCode: 451 }));
          for (const { address } of session.envelope.rcptTo) mailbox.add({ by: 'email', to: address, id: messageId, subject, body: text });
          done();
        },
        (cause: unknown) => done(cause instanceof Error ? cause : new Error(String(cause))),
      );
    },
  });
}

interface Receiver {
  method: 'POST';
  path: string | RegExp;
  handle(request: FeedRequest): FeedAnswer;
}

function receivers(mailbox: Mailbox): Receiver[] {
  const idOf = ({ headers }: FeedRequest) => String(headers['idempotency-key'] ?? '');
  return [
    { method: 'POST', path: '/v3.0/oa/message/cs', handle: (request) => zalo(mailbox, request) },
    {
      method: 'POST',
      path: '/alertmanager',
      handle: (request) => {
        if (request.headers.authorization !== `Bearer ${secret('ALERT_HUB_TOKEN')}`) return json({ error: 'unauthorized' }, 401);
        mailbox.add({ by: 'webhook', to: '', id: idOf(request), subject: '', body: request.body });
        return json({ status: 'ok' });
      },
    },
    {
      method: 'POST',
      path: '/cap',
      handle: ({ body }) => {
        mailbox.add({ by: 'cap', to: '', id: /<identifier>([^<]*)/.exec(body)?.[1] ?? '', subject: '', body });
        return json({ status: 'ok' });
      },
    },
  ];
}

/** Answers 200 whatever happens, with the error inside, as the real one does. */
function zalo(mailbox: Mailbox, { headers, body }: FeedRequest): FeedAnswer {
  if (headers['access_token'] !== secret('ZALO_OA_TOKEN')) return json({ error: -216, message: 'Access token is invalid' });
  const { recipient, message } = JSON.parse(body) as { recipient?: { user_id?: string }; message?: { text?: string } };
  if (!recipient?.user_id || !message?.text) return json({ error: -201, message: 'Params is invalid' });
  mailbox.add({ by: 'zalo-oa', to: recipient.user_id, id: '', subject: '', body: message.text });
  return json({ error: 0, message: 'Success', data: { message_id: randomUUID(), user_id: recipient.user_id } });
}

const listing = (mailbox: Mailbox): Route => ({
  method: 'GET',
  path: '/mailbox',
  handle: (request, response) => {
    send(request, response, json(mailbox.all()));
    return Promise.resolve();
  },
});
