import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EnvironmentError, readEnvironment } from './environment.js';

describe('the environment', () => {
  it('has a default for everything but the database', () => {
    expect(readEnvironment({})).toEqual({
      configDir: 'config/kon-tum',
      dataDir: resolve('.data'),
      port: 8080,
      host: '127.0.0.1',
      databaseUrl: undefined,
      publicUrl: 'http://127.0.0.1:8080',
      simulatedOrigins: [],
    });
  });

  it('takes what is set; empty counts as unset', () => {
    const environment = readEnvironment({
      IOC_CONFIG: 'config/example',
      IOC_DATA: '/var/lib/rong',
      IOC_PORT: '0',
      IOC_HOST: '',
      DATABASE_URL: 'postgresql://rong@db/rong',
      IOC_PUBLIC_URL: 'https://ioc.example.vn/',
      IOC_SIMULATED_ORIGINS: 'http://127.0.0.1:8101, .data/drop ,',
      PATH: '/bin',
    });
    expect(environment).toEqual({
      configDir: 'config/example',
      dataDir: '/var/lib/rong',
      port: 0,
      host: '127.0.0.1',
      databaseUrl: 'postgresql://rong@db/rong',
      publicUrl: 'https://ioc.example.vn',
      simulatedOrigins: ['http://127.0.0.1:8101', '.data/drop'],
    });
  });

  it('names every wrong variable at once and repeats no value', () => {
    const wrong = () => readEnvironment({ IOC_PORT: '70000', DATABASE_URL: 'mysql://root:hunter2@db' });
    expect(wrong).toThrow(EnvironmentError);
    expect(wrong).toThrow(/IOC_PORT must be from 0 .*\n.*DATABASE_URL must be an address/);
    expect(wrong).not.toThrow(/hunter2/);
    expect(() => readEnvironment({ IOC_PORT: 'http' })).toThrow(/IOC_PORT/);
  });
});
