import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EnvironmentError, readEnvironment } from './environment.js';
import { withoutSecrets } from './known-secrets.js';

describe('the environment', () => {
  it('has a default for everything but the database', () => {
    expect(readEnvironment({})).toEqual({
      configDir: 'config/kon-tum',
      dataDir: resolve('.data'),
      port: 8080,
      host: '127.0.0.1',
      databaseUrl: undefined,
      publicUrl: 'http://127.0.0.1:8080',
      auditAnchors: [],
      simulatedOrigins: [],
      demonstration: null,
      metricsToken: undefined,
      backupKeyFile: undefined,
      tls: null,
      trustedProxies: [],
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
      IOC_BACKUP_KEY_FILE: '/etc/rong/backup.key',
      IOC_TLS_CERT_FILE: '/etc/rong/cert.pem',
      IOC_TLS_KEY_FILE: '/etc/rong/key.pem',
      IOC_TRUSTED_PROXIES: '172.30.62.2, 10.0.0.0/8, fd00::/8',
      PATH: '/bin',
    });
    expect(environment).toEqual({
      configDir: 'config/example',
      dataDir: '/var/lib/rong',
      port: 0,
      host: '127.0.0.1',
      databaseUrl: 'postgresql://rong@db/rong',
      publicUrl: 'https://ioc.example.vn',
      auditAnchors: [],
      simulatedOrigins: ['http://127.0.0.1:8101', '.data/drop'],
      demonstration: null,
      metricsToken: undefined,
      backupKeyFile: '/etc/rong/backup.key',
      tls: { certFile: '/etc/rong/cert.pem', keyFile: '/etc/rong/key.pem' },
      trustedProxies: ['172.30.62.2', '10.0.0.0/8', 'fd00::/8'],
    });
  });

  it('names every wrong variable at once and repeats no value', () => {
    const wrong = () => readEnvironment({ IOC_PORT: '70000', DATABASE_URL: 'mysql://root:hunter2@db' });
    expect(wrong).toThrow(EnvironmentError);
    expect(wrong).toThrow(/IOC_PORT must be from 0 .*\n.*DATABASE_URL must be an address/);
    expect(wrong).not.toThrow(/hunter2/);
    expect(() => readEnvironment({ IOC_PORT: 'http' })).toThrow(/IOC_PORT/);
  });

  it('is production unless a demonstration is asked for, whose visitors are screens unless said otherwise', () => {
    expect(readEnvironment({ IOC_DEMO: 'on' }).demonstration).toEqual({ visitor: ['display'] });
    expect(readEnvironment({ IOC_DEMO: 'on', IOC_DEMO_VISITOR: 'leader, operator' }).demonstration).toEqual({ visitor: ['leader', 'operator'] });
    expect(() => readEnvironment({ IOC_DEMO: 'yes' })).toThrow(/IOC_DEMO must be on/);
    expect(() => readEnvironment({ IOC_DEMO: 'on', IOC_DEMO_VISITOR: 'king' })).toThrow(/IOC_DEMO_VISITOR/);
  });

  it('lets nobody else reach a demonstration', () => {
    expect(() => readEnvironment({ IOC_DEMO: 'on', IOC_HOST: '0.0.0.0' })).toThrow(/IOC_HOST is 0\.0\.0\.0/);
    expect(readEnvironment({ IOC_DEMO: 'behind-loopback', IOC_HOST: '0.0.0.0' }).demonstration).not.toBeNull();
    expect(readEnvironment({ IOC_HOST: '0.0.0.0' }).demonstration).toBeNull();
  });

  it('starts no production with the secrets of a demonstration, and repeats none', () => {
    const wrong = () => readEnvironment({ MQTT_PASSWORD: 'demo-0123', CAMERA_USER: 'demo-4567', WAZUH_PASSWORD: 'own' });
    expect(wrong).toThrow(/MQTT_PASSWORD is the demonstration's[\s\S]*CAMERA_USER is the demonstration's/);
    expect(wrong).not.toThrow(/0123|WAZUH/);
    expect(readEnvironment({ IOC_DEMO: 'on', MQTT_PASSWORD: 'demo-0123' }).demonstration).not.toBeNull();
  });

  it('has an https address of its own with a certificate, and takes none without its key', () => {
    expect(readEnvironment({ IOC_TLS_CERT_FILE: 'cert.pem', IOC_TLS_KEY_FILE: 'key.pem', IOC_HOST: 'ioc.example.vn', IOC_PORT: '443' }).publicUrl).toBe('https://ioc.example.vn:443');
    expect(() => readEnvironment({ IOC_TLS_CERT_FILE: 'cert.pem' })).toThrow(/IOC_TLS_KEY_FILE must be set together/u);
  });

  it.each(['proxy.example.vn', '10.0.0.0/33', '10.0.0/8', '*', 'loopback', '10.0.0.1/8/8'])('does not trust %s', (proxy) => {
    expect(() => readEnvironment({ IOC_TRUSTED_PROXIES: proxy })).toThrow(/IOC_TRUSTED_PROXIES.* must be addresses/u);
  });

  it('takes each variable from a file as well, and refuses to guess between two', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'rong-environment-')), 'url');
    writeFileSync(file, 'postgresql://rong:canary-4711@db/rong\n');
    expect(readEnvironment({ DATABASE_URL_FILE: file }).databaseUrl).toBe('postgresql://rong:canary-4711@db/rong');
    expect(withoutSecrets('could not reach postgresql://rong:canary-4711@db')).toBe('could not reach postgresql://rong:[redacted]@db');
    expect(() => readEnvironment({ DATABASE_URL_FILE: file, DATABASE_URL: 'postgresql://rong@db/rong' })).toThrow(/DATABASE_URL and DATABASE_URL_FILE are both set/);
    expect(() => readEnvironment({ DATABASE_URL_FILE: `${file}-absent` })).toThrow(/DATABASE_URL_FILE names a file that cannot be read \(ENOENT\)/);
  });
});
