import { afterEach, describe, expect, it, vi } from 'vitest';
import { secretNames } from './core/secrets.js';
import { startAll } from './start-all.js';

afterEach(() => vi.unstubAllEnvs());

describe('starting the departments', () => {
  it('names every login that is missing', async () => {
    for (const name of secretNames) vi.stubEnv(name, name === 'LGSP_CLIENT_ID' ? 'ioc' : '');
    await expect(startAll()).rejects.toThrow('set LGSP_CLIENT_SECRET, DHIS2_USER, DHIS2_PASSWORD');
  });

  it.each([
    ['DEPARTMENT_FEEDS_PORT', '80x'],
    ['DEPARTMENT_FEEDS_PORT', '65530'],
    ['DEPARTMENT_FEEDS_SEED', '1.5'],
  ])('refuses %s=%s', async (name, value) => {
    for (const secretName of secretNames) vi.stubEnv(secretName, 'x');
    vi.stubEnv(name, value);
    await expect(startAll()).rejects.toThrow(`${name} must be a whole number`);
  });
});
