import { expect, it } from 'vitest';
import { GuardedFetch } from './guarded-fetch.js';

const origins = new Set(['https://sso.example.vn', 'http://169.254.169.254', 'http://[fe80::1]']);

it.each(['https://keys.example.vn/jwks', 'http://sso.example.vn/', 'https://sso.example.vn:8443/', 'http://169.254.169.254/latest', 'http://[fe80::1]/'])('calls nothing that is not named, and nothing link-local: %s', async (address) => {
  const guarded = new GuardedFetch();
  await expect(guarded.call(origins, address, { method: 'GET', headers: {} })).rejects.toMatchObject({ kind: 'denied' });
  await guarded.close();
});
