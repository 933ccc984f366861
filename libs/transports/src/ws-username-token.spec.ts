import { expect, it } from 'vitest';
import { passwordDigest, withUsernameToken } from './ws-username-token.js';

it('makes the digest of the ONVIF programmer’s guide', () => {
  const once = { nonce: Buffer.from('LKqI6G/AikKCQrN0zqZFlg==', 'base64'), created: '2010-09-16T07:50:45Z' };
  expect(passwordDigest('userpassword', once)).toBe('tuOSpGlFlIXsozq4HFNeeGeFLEI=');
});

it('writes the login into the header by the receiver’s clock, and never the password', () => {
  const soap = withUsernameToken('<s:Envelope><s:Header/><s:Body/></s:Envelope>', { user: 'a<b', password: 'canary' }, 3_600_000);
  expect(soap).toContain('<wsse:Username>a&lt;b</wsse:Username>');
  expect(soap).not.toContain('canary');
  const created = /<wsu:Created>([^<]+)</.exec(soap)?.[1] ?? '';
  expect(Math.abs(Date.parse(created) - Date.now() - 3_600_000)).toBeLessThan(60_000);
});
