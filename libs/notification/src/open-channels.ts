import type { NotificationChannel, NotificationFile, SecretRef } from '@ioc/contracts';
import type { NotificationStore } from '@ioc/store';
import { capChannel } from './channels/cap.js';
import type { Channel } from './channels/channel.js';
import { emailChannel } from './channels/email.js';
import { webPushChannel, type VapidKeys } from './channels/web-push.js';
import { webhookChannel } from './channels/webhook.js';
import { zaloChannel } from './channels/zalo-oa.js';
import type { Centre } from './words.js';

export interface ChannelParts {
  centre: Centre;
  secret(ref: SecretRef): string;
  keys: VapidKeys;
  store: Pick<NotificationStore, 'subscribers' | 'unsubscribe'>;
}

/** The channels of a configuration, by id. */
export function openChannels({ channels }: NotificationFile, parts: ChannelParts): ReadonlyMap<string, Channel> {
  return new Map(channels.map((channel) => [channel.id, open(channel, parts)]));
}

function open(channel: NotificationChannel, { centre, secret, keys, store }: ChannelParts): Channel {
  const token = (ref: SecretRef | undefined) => () => (ref ? secret(ref) : undefined);
  switch (channel.kind) {
    case 'email':
      return emailChannel({ ...channel, login: () => loginOf(channel, secret) }, centre);
    case 'webhook':
      return webhookChannel({ id: channel.id, url: channel.url, token: token(channel.token) }, centre);
    case 'zalo-oa':
      return zaloChannel({ url: channel.url, token: token(channel.token) }, centre);
    case 'cap':
      return capChannel({ url: channel.url, sender: channel.sender, token: token(channel.token) }, centre);
    case 'web-push':
      return webPushChannel({ ...channel, keys, subscriber: async (endpoint) => (await store.subscribers()).find((one) => one.endpoint === endpoint), forget: (endpoint) => store.unsubscribe(endpoint) }, centre);
  }
}

function loginOf({ user, password }: Extract<NotificationChannel, { kind: 'email' }>, secret: ChannelParts['secret']) {
  return user && password ? { user: secret(user), pass: secret(password) } : undefined;
}
