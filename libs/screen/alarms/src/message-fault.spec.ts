import { expect, it } from 'vitest';
import { messageFault } from './message-fault.js';

it.each([
  ['smtp.example.vn did not take it: ECONNECTION 421', { code: 'mailRefused', host: 'smtp.example.vn', why: 'ECONNECTION 421' }],
  ['openapi.zalo.me answered 503', { code: 'answered', host: 'openapi.zalo.me', status: '503' }],
  ['127.0.0.1:4433 cannot be reached: ECONNREFUSED', { code: 'unreachable', host: '127.0.0.1:4433', why: 'ECONNREFUSED' }],
  ['Zalo refused it: -216 Access token is invalid', { code: 'zaloRefused', why: '-216 Access token is invalid' }],
  ['notification.yaml has no channel "sms" any more', { code: 'channelGone', name: 'sms' }],
  ['the secret {env: ZALO_TOKEN} is not set: set the environment variable ZALO_TOKEN', { code: 'secretMissing', name: 'env: ZALO_TOKEN' }],
  ['no browser has asked for these messages', { code: 'noBrowser' }],
])('knows why a message did not arrive: %s', (text, fault) => {
  expect(messageFault(text)).toEqual(fault);
});

it('leaves what it does not know as it is', () => {
  expect(messageFault('TypeError')).toBeNull();
});
