import { expect, it } from 'vitest';
import { relyingPartyOf } from './relying-party.js';

it.each([
  ['https://ioc.kontum.vn', { domain: 'ioc.kontum.vn', origins: ['https://ioc.kontum.vn'] }],
  ['https://ioc.kontum.vn:8443/rong', { domain: 'ioc.kontum.vn', origins: ['https://ioc.kontum.vn:8443'] }],
  ['http://localhost:8080', { domain: 'localhost', origins: ['http://localhost:8080'] }],
  ['http://127.0.0.1:8080', null],
  ['https://[::1]:8080', null],
])('is the host that people type, but no number: %s', (publicUrl, party) => {
  expect(relyingPartyOf(publicUrl, undefined)).toEqual(party);
});

it('is what the configuration says where it says it', () => {
  const configured = { domain: 'kontum.vn', origins: ['https://ioc.kontum.vn'] };
  expect(relyingPartyOf('http://127.0.0.1:8080', configured)).toEqual(configured);
});
