import { randomUUID } from 'node:crypto';
import type { DeliveriesQuery, DeliveryAnswer, NotificationFile, PushSubscriptionRequest, RecipientAnswer } from '@ioc/contracts';
import type { NotificationStore, StoredDelivery } from '@ioc/store';
import { isServed, type VapidKeys } from './channels/web-push.js';
import { Message } from './message.js';
import { reachesOf, type RecipientBook } from './recipients.js';
import { headline } from './words.js';

export interface NotificationDeskParts {
  store: NotificationStore;
  file(): NotificationFile;
  organisationEmail: RecipientBook['organisationEmail'];
  roster(): Promise<RecipientBook['onDuty']>;
  keys: VapidKeys;
  simulated: boolean;
}

/** Why a browser's request for messages is refused. */
export type SubscriptionRefusal = 'unknown-recipient' | 'no-web-push' | 'unknown-service';

/** What people ask of messages: who gets them, what became of them, one to try, and a browser of their own. */
export class NotificationDesk {
  constructor(private readonly parts: NotificationDeskParts) {}

  get pushKey(): string {
    return this.parts.keys.publicKey;
  }

  async deliveries({ alarm, ...query }: DeliveriesQuery): Promise<DeliveryAnswer[]> {
    const found = await this.parts.store.deliveries({ ...query, subject: alarm === undefined ? undefined : `alarm/${alarm}` });
    return found.map(answerOf);
  }

  recipients(): RecipientAnswer[] {
    const { channels, recipients } = this.parts.file();
    return recipients.map(({ id, name, reach }) => ({
      id,
      name,
      reach: reach.flatMap(({ channel }) => channels.filter((one) => one.id === channel).map(({ id: of, name: called, kind }) => ({ channel: of, name: called, kind }))),
    }));
  }

  /** Sends somebody a message that says it is a test. @returns its deliveries; null when there is no such recipient */
  async test({ recipient, by }: { recipient: string; by: string }, now = Date.now()): Promise<DeliveryAnswer[] | null> {
    const { store, file, organisationEmail, roster, simulated } = this.parts;
    if (!file().recipients.some(({ id }) => id === recipient)) return null;
    const book = { file: file(), organisationEmail, onDuty: await roster(), subscribers: await store.subscribers() };
    const message = Message.parse({ items: [{ about: 'test', by, at: now }], simulated });
    const deliveries = reachesOf(recipient, book).map((reach) => ({ id: randomUUID(), notices: [], recipient, ...reach, message }));
    await store.tell([], deliveries, now);
    return deliveries.map((one) => answerOf({ ...one, createdAt: now, state: one.fault === null ? 'waiting' : 'failed', attempts: 0, nextAt: now, sentAt: null, receipt: null }));
  }

  /** @returns why it is refused; null when the browser gets messages from now on */
  async subscribe({ recipient, endpoint, keys }: PushSubscriptionRequest): Promise<SubscriptionRefusal | null> {
    const { channels, recipients } = this.parts.file();
    const known = recipients.find(({ id }) => id === recipient);
    if (!known) return 'unknown-recipient';
    const channel = channels.find((one) => one.kind === 'web-push' && known.reach.some((reach) => reach.channel === one.id));
    if (channel?.kind !== 'web-push') return 'no-web-push';
    if (!isServed(endpoint, channel.services)) return 'unknown-service';
    await this.parts.store.subscribe({ endpoint, recipient, ...keys });
    return null;
  }

  unsubscribe(endpoint: string): Promise<void> {
    return this.parts.store.unsubscribe(endpoint);
  }
}

function answerOf({ message, address, language, nextAt, ...delivery }: Omit<StoredDelivery, 'message'> & { message: object }): DeliveryAnswer {
  const { id, recipient, channel, createdAt, state, attempts, sentAt, fault } = delivery;
  const said = Message.parse(message);
  const alarms = [...new Set(said.items.flatMap((item) => (item.about === 'alarm' ? [item.alarm] : [])))];
  return {
    ...{ id, recipient, channel, address: masked(address), headline: headline({ message: said, language: language === 'en' ? 'en' : 'vi' }), alarms },
    ...{ createdAt, state, attempts, nextAt: state === 'waiting' ? nextAt : null, sentAt, fault },
  };
}

/** Enough to recognise an address by, and not enough to use it: a push endpoint is a capability. */
export function masked(address: string): string {
  if (address.length <= 6) return address === '' ? '' : '…';
  const [name = '', domain] = address.split('@');
  return domain === undefined ? `…${address.slice(-4)}` : `${name.slice(0, 2)}…@${domain}`;
}
