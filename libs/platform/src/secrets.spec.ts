import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
