import webPush from 'web-push';
import type { ChannelOf } from '@ioc/contracts';
import type { PushSubscriber } from '@ioc/store';
import { DeliveryFault } from '../delivery-fault.js';
import type { Outgoing } from '../message.js';
import { detailOf, headline, isUrgent, leading, tabletUrl, type Centre } from '../words.js';
import type { Channel } from './channel.js';
import { post } from './post.js';

/** Key pair by which push services know this centre (RFC 8292). */
export interface VapidKeys {
  publicKey: string;
  privateKey: string;
}

interface Settings extends Pick<ChannelOf<'web-push'>, 'contact' | 'services'> {
  keys: VapidKeys;
  subscriber(endpoint: string): Promise<PushSubscriber | undefined>;
  /** The browser wants no more. */
  forget(endpoint: string): Promise<void>;
}

/** For so long does a push service keep a message for a tablet that is off. */
const keepS = 3600;

/** Messages to browsers that asked for them, encrypted for each (RFC 8291). */
export function webPushChannel(settings: Settings, centre: Centre): Channel {
  return {
    send: async (outgoing, signal) => {
      const subscriber = await settings.subscriber(outgoing.address);
      if (!subscriber) throw new DeliveryFault('the browser has taken its request back', { permanent: true });
      if (!isServed(outgoing.address, settings.services)) throw new DeliveryFault('the address is of no push service that the configuration names', { permanent: true });
      const { endpoint, headers, body } = encrypted(outgoing, { settings, subscriber, centre });
      try {
        await post({ url: endpoint, headers, body, signal });
      } catch (fault) {
        // 404 and 410: the subscription is no more (RFC 8030).
        if (fault instanceof DeliveryFault && (fault.cause === 404 || fault.cause === 410)) await settings.forget(endpoint);
        throw fault;
      }
      return null;
    },
  };
}

/** @returns whether an address is of a push service: https, or this machine where the configuration names it */
export function isServed(endpoint: string, services: readonly string[]): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname } = new URL(endpoint);
  const named = services.some((service) => (service.startsWith('*.') ? hostname.endsWith(service.slice(1)) && !hostname.slice(0, -service.length + 1).includes('.') : hostname === service));
  return named && (protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1'));
}

/** What the tablet's worker shows; it says no more than a locked screen may. */
export function pushPayload(outgoing: Outgoing, centre: Centre) {
  const { first } = leading(outgoing.message);
  return { title: headline(outgoing), body: detailOf(first, outgoing.language), tag: outgoing.id, url: tabletUrl(first, centre) };
}

function encrypted(outgoing: Outgoing, { settings, subscriber, centre }: { settings: Settings; subscriber: PushSubscriber; centre: Centre }) {
  const { endpoint, p256dh, auth } = subscriber;
  const request = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(pushPayload(outgoing, centre)), {
    vapidDetails: { subject: `mailto:${settings.contact}`, ...settings.keys },
    TTL: keepS,
    urgency: isUrgent(outgoing.message) ? 'high' : 'normal',
  });
  if (!request.body) throw new Error('a push message without content was made');
  return { endpoint: request.endpoint, headers: withoutLength(request.headers), body: request.body };
}

/** The sender counts for itself. */
const withoutLength = (headers: Record<string, unknown>) => Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (name.toLowerCase() === 'content-length' ? [] : [[name, String(value)]])));
