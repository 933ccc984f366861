import type { DutyPerson, NotificationChannel, NotificationFile } from '@ioc/contracts';
import type { PushSubscriber } from '@ioc/store';

/** Where a recipient is reached. */
export interface Reach {
  channel: string;
  address: string;
  language: 'vi' | 'en';
  /** Why nothing can arrive there. */
  fault: string | null;
}

export interface RecipientBook {
  file: NotificationFile;
  organisationEmail(id: string): string | undefined;
  /** Who fills a post of the shift plan now; null when nobody does. */
  onDuty(post: string): Pick<DutyPerson, 'id' | 'contact'> | null;
  subscribers: readonly PushSubscriber[];
}

const organisation = /^organisation\/(.+)$/;
const post = /^post\/(.+)$/;

/** Where somebody is reached now: configuration and subscriptions may have changed since it was planned. Never empty: who cannot be reached is said. */
export function reachesOf(recipient: string, book: RecipientBook): Reach[] {
  const [, id] = organisation.exec(recipient) ?? [];
  if (id !== undefined) return [organisationReach(id, book)];
  const [, duty] = post.exec(recipient) ?? [];
  if (duty !== undefined) return postReaches(duty, book);
  const known = book.file.recipients.find((one) => one.id === recipient);
  return known ? known.reach.flatMap(({ channel, to }) => reachOf(channel, { address: to ?? '', subscribed: known.id, language: known.language, book })) : [nowhere('', `notification.yaml has no recipient "${recipient}" any more`)];
}

function organisationReach(id: string, { file, organisationEmail }: RecipientBook): Reach {
  const address = organisationEmail(id);
  if (file.organisationsBy === undefined) return nowhere('', 'notification.yaml does not say by which channel organisations are written to');
  return address === undefined ? nowhere(file.organisationsBy, `organisations.yaml has no email for "${id}"`) : { channel: file.organisationsBy, address, language: 'vi', fault: null };
}

interface Wanted {
  address: string;
  /** Under which name browsers subscribed. */
  subscribed: string;
  language: 'vi' | 'en';
  book: RecipientBook;
}

function reachOf(channel: string, { address, subscribed, language, book }: Wanted): Reach[] {
  if (kindOf(channel, book) !== 'web-push') return [{ channel, address, language, fault: null }];
  const endpoints = book.subscribers.filter(({ recipient }) => recipient === subscribed).map(({ endpoint }) => ({ channel, address: endpoint, language, fault: null }));
  return endpoints.length > 0 ? endpoints : [nowhere(channel, 'no browser has asked for these messages')];
}

const kindOf = (channel: string, { file }: RecipientBook) => file.channels.find(({ id }) => id === channel)?.kind;

/** Which contact of a person a channel needs. */
const contacts: Partial<Record<NotificationChannel['kind'], keyof DutyPerson['contact']>> = { email: 'email', 'zalo-oa': 'zalo', 'web-push': 'webPush' };

function postReaches(id: string, book: RecipientBook): Reach[] {
  const person = book.onDuty(id);
  if (!person) return [nowhere('', `nobody fills the post "${id}" by the shift plan at this moment`)];
  const reaches = book.file.postsBy.flatMap((channel) => {
    const contact = contacts[kindOf(channel, book) ?? 'webhook'];
    const address = contact && person.contact[contact];
    return address === undefined ? [] : reachOf(channel, { address, subscribed: address, language: 'vi', book });
  });
  return reaches.length > 0 ? reaches : [nowhere('', `"${person.id}", who is on duty, has no contact for a channel of postsBy`)];
}

const nowhere = (channel: string, fault: string): Reach => ({ channel, address: '', language: 'vi', fault });
