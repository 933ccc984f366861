import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withoutSecrets } from './known-secrets.js';
import { SecretMissing, Secrets } from './secrets.js';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'rong-secrets-'));
  writeFileSync(join(dir, 'token'), 's3cret\n');
  writeFileSync(join(dir, 'empty'), '\n');
});
afterAll(() => rmSync(dir, { recursive: true }));

describe('secrets by reference', () => {
  const secrets = new Secrets({ WAZUH_PASSWORD: 'hunter2', EMPTY: '' });

  it('come from the environment or from a file, without its line end', () => {
    expect(secrets.resolve({ env: 'WAZUH_PASSWORD' })).toBe('hunter2');
    expect(secrets.resolve({ file: join(dir, 'token') })).toBe('s3cret');
  });

  it.each([
    [() => ({ env: 'WAZUH_USER' }), /set the environment variable WAZUH_USER/],
    [() => ({ env: 'EMPTY' }), /set the environment variable EMPTY/],
    [() => ({ file: join(dir, 'absent') }), /absent\} cannot be read/],
    [() => ({ file: join(dir, 'empty') }), /is empty/],
  ])('that are missing are named', (ref, message) => {
    expect(() => secrets.resolve(ref())).toThrow(SecretMissing);
    expect(() => secrets.resolve(ref())).toThrow(message);
  });
});

describe('a secret that was looked up', () => {
  const password = 'p@ss"wörd/4711';
  new Secrets({ SHARED_PASSWORD: password }).resolve({ env: 'SHARED_PASSWORD' });

  it.each([
    ['as it is', `login ${password} refused`],
    ['in JSON', JSON.stringify({ said: password })],
    ['in an address', `http://a/?q=${encodeURIComponent(password)}`],
    ['in a Basic login', `Basic ${Buffer.from(`viewer:${password}`).toString('base64')}`],
    ['in a Basic login of a longer name', `Basic ${Buffer.from(`viewers:${password}`).toString('base64')}`],
  ])('is taken out of a text %s', (_how, text) => {
    const clean = withoutSecrets(text);
    expect(clean).toContain('[redacted]');
    for (const form of [password, encodeURIComponent(password), JSON.stringify(password).slice(1, -1)]) expect(clean).not.toContain(form);
    expect(Buffer.from(clean.replace(/.* /, ''), 'base64').toString()).not.toContain(password);
  });

  it('may be handed over in a file that a variable names', () => {
    expect(new Secrets({ DHIS2_PASSWORD_FILE: join(dir, 'token') }).resolve({ env: 'DHIS2_PASSWORD' })).toBe('s3cret');
    expect(() => new Secrets({ DHIS2_PASSWORD_FILE: join(dir, 'absent') }).resolve({ env: 'DHIS2_PASSWORD' })).toThrow(/cannot be read/);
  });
});
