import { expect, it } from 'vitest';
import { NotificationFile } from '@ioc/contracts';
import { reachesOf, type RecipientBook } from './recipients.js';

const file = NotificationFile.parse({
  channels: [
    { id: 'mail', name: { vi: 'Thư', en: 'Mail' }, kind: 'email', host: '127.0.0.1', port: 25, tls: 'none', from: 'ioc@example.vn' },
    { id: 'tablets', name: { vi: 'Máy tính bảng', en: 'Tablets' }, kind: 'web-push', contact: 'ioc@example.vn' },
    { id: 'hub', name: { vi: 'Trục', en: 'Hub' }, kind: 'webhook', url: 'https://hub.example.vn' },
  ],
  postsBy: ['mail', 'tablets'],
  organisationsBy: 'mail',
  recipients: [{ id: 'leaders', name: { vi: 'Lãnh đạo', en: 'Leaders' }, language: 'en', reach: [{ channel: 'mail', to: 'leaders@example.vn' }, { channel: 'tablets' }, { channel: 'hub' }] }],
});
const subscriber = (endpoint: string, recipient: string) => ({ endpoint, recipient, p256dh: '', auth: '' });
const book: RecipientBook = {
  file,
  organisationEmail: (id) => (id === 'so-y-te' ? 'syt@example.vn' : undefined),
  onDuty: (post) => (post === 'truc-ban' ? { id: 'truc-ban-1', contact: { email: 'tb1@example.vn', webPush: 'tb1' } } : null),
  subscribers: [subscriber('https://push/1', 'leaders'), subscriber('https://push/2', 'leaders'), subscriber('https://push/3', 'tb1')],
};
const to = (recipient: string, of = book) => reachesOf(recipient, of).map(({ channel, address, fault }) => [channel, fault ?? address]);

it('reaches a recipient by each of his channels, each tablet for itself', () => {
  expect(to('leaders')).toEqual([
    ['mail', 'leaders@example.vn'],
    ['tablets', 'https://push/1'],
    ['tablets', 'https://push/2'],
    ['hub', ''],
  ]);
  expect(reachesOf('leaders', book).map(({ language }) => language)).toEqual(['en', 'en', 'en', 'en']);
});

it('reaches whoever is on duty at that moment, and an organisation at its address', () => {
  expect(to('post/truc-ban')).toEqual([
    ['mail', 'tb1@example.vn'],
    ['tablets', 'https://push/3'],
  ]);
  expect(to('organisation/so-y-te')).toEqual([['mail', 'syt@example.vn']]);
});

it.each([
  ['post/truong-ca', book, ['', 'nobody fills the post "truong-ca" by the shift plan at this moment']],
  ['organisation/so-khac', book, ['mail', 'organisations.yaml has no email for "so-khac"']],
  ['organisation/so-y-te', { ...book, file: { ...file, organisationsBy: undefined } }, ['', 'notification.yaml does not say by which channel organisations are written to']],
  ['gone', book, ['', 'notification.yaml has no recipient "gone" any more']],
  ['post/truc-ban', { ...book, file: { ...file, postsBy: [] } }, ['', '"truc-ban-1", who is on duty, has no contact for a channel of postsBy']],
])('says why %s cannot be reached', (recipient, of, said) => {
  expect(to(recipient, of)).toEqual([said]);
});
