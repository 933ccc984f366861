import type { NotificationChannel, NotificationRecipient } from '@ioc/contracts';
import { faultIn, Names, type Draft, type Entry } from './draft.js';
import type { PackFault } from './fault.js';
import { suggest } from './nearest.js';

const owner = 'owner';
/** Channels that reach somebody only at an address of his own. */
const addressed: Partial<Record<NotificationChannel['kind'], string>> = { email: 'an e-mail address', 'zalo-oa': 'the Zalo user id' };

/** Recipients without an address, and routes, channels and owners that name what is not there. */
export function notificationFaults(draft: Draft): PackFault[] {
  return [...draft.recipients.entries.flatMap((entry) => reachFaults(entry, draft)), ...routeFaults(draft), ...organisationFaults(draft), ...postFaults(draft)];
}

function reachFaults(entry: Entry<Partial<NotificationRecipient>>, { channels }: Draft): PackFault[] {
  const kinds = new Map(channels.entries.map(({ value }) => [value.id, value.kind]));
  const known = new Names(channels);
  const { id, reach = [] } = entry.value;
  const reserved = id === owner ? [faultIn(entry, ['id'], ['"owner" stands for the organisation that a rule names', 'give the recipient another id'])] : [];
  const faults = reach.flatMap(({ channel, to }, index) => {
    const wanted = addressed[kinds.get(channel) ?? 'webhook'];
    if (known.lack(channel)) return [faultIn(entry, ['reach', index, 'channel'], [`there is no channel "${channel}"`, suggest(channel, known, 'add it to channels, above')])];
    return wanted && to === undefined ? [faultIn(entry, ['reach', index], [`the channel "${channel}" reaches nobody without an address`, `write to: ${wanted}`])] : [];
  });
  return [...reserved, ...faults];
}

function routeFaults({ notification, recipients, alarmGroups, shifts, directivesTo }: Draft): PackFault[] {
  const known = new Names(recipients);
  const posts = (shifts?.value.posts ?? []).map(({ id }) => `post/${id}`);
  const groups = new Names(alarmGroups);
  const isNobody = (id: string) => id !== owner && !posts.includes(id) && known.lack(id);
  const late = directivesTo.filter(({ value }) => value === owner || isNobody(value)).map((entry) => faultIn(entry, [], nobodyThere(entry.value, { known, posts })));
  return [...late, ...notification.entries.flatMap((entry) => {
    const { to = [], escalate = [], groups: only = [] } = entry.value;
    const named = [...to.map((id, index) => ({ id, path: ['to', index] })), ...escalate.flatMap((step, at) => step.to.map((id, index) => ({ id, path: ['escalate', at, 'to', index] })))];
    const nobody = named.filter(({ id }) => isNobody(id)).map(({ id, path }) => faultIn(entry, path, nobodyThere(id, { known, posts })));
    const noGroup = only.flatMap((id, index) => (groups.lack(id) ? [faultIn(entry, ['groups', index], [`there is no group of alarms "${id}"`, suggest(id, groups, 'name a group of alarm-rules.yaml')])] : []));
    return [...nobody, ...noGroup];
  })];
}

function nobodyThere(id: string, { known, posts }: { known: Names; posts: readonly string[] }): [string, string] {
  if (id.startsWith('post/')) return [`shifts.yaml has no post "${id.slice(5)}"`, suggest(id, posts, 'name a post of shifts.yaml')];
  return [`there is no recipient "${id}"`, suggest(id, known, 'add it to recipients, above')];
}

function postFaults({ postsBy, channels }: Draft): PackFault[] {
  const known = new Names(channels);
  return postsBy.flatMap((entry) => (known.lack(entry.value) ? [faultIn(entry, [], [`there is no channel "${entry.value}"`, suggest(entry.value, known, 'add it to channels, above')])] : []));
}

function organisationFaults({ organisationsBy, channels, notification }: Draft): PackFault[] {
  const toOwners = notification.entries.find(({ value }) => [...(value.to ?? []), ...(value.escalate ?? []).flatMap(({ to }) => to)].includes(owner));
  if (!organisationsBy) return toOwners ? [faultIn(toOwners, ['to'], ['owners are told, and nothing says by which channel', 'write organisationsBy: the id of an e-mail channel'])] : [];
  const channel = channels.entries.find(({ value }) => value.id === organisationsBy.value);
  if (channel?.value.kind === 'email') return [];
  const emails = channels.entries.flatMap(({ value }) => (value.kind === 'email' && value.id ? [value.id] : []));
  return [faultIn(organisationsBy, [], [`there is no e-mail channel "${organisationsBy.value}"`, suggest(organisationsBy.value, emails, 'name a channel of the kind email')])];
}
