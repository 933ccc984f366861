import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync, copyFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The parts of the compose specification that this project's safety hangs on. */
interface Service {
  image?: string;
  build?: unknown;
  command?: string[];
  user?: string;
  read_only?: boolean;
  cap_drop?: string[];
  cap_add?: string[];
  privileged?: boolean;
  security_opt?: string[];
  healthcheck?: { test: string[]; interval?: string; timeout?: string };
  volumes?: (string | { type: string; source: string })[];
  ports?: (string | { host_ip?: string; target: number })[];
  networks?: string[] | Record<string, unknown>;
  network_mode?: string;
  depends_on?: Record<string, { condition: string }>;
  env_file?: (string | { path: string })[];
  environment?: Record<string, string | null>;
  profiles?: string[];
}
interface Compose {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean } | null>;
  volumes: Record<string, unknown>;
}

/** Compose's own reading of the file where there is one; it needs the env files, which a copy of the examples stands in for. */
function readByDocker(): Compose | null {
  if (spawnSync('docker', ['compose', 'version']).status !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'rong-compose-'));
  try {
    mkdirSync(join(folder, 'deploy'));
    copyFileSync(join(root, 'docker-compose.yml'), join(folder, 'docker-compose.yml'));
    for (const name of ['ioc', 'postgres', 'mediamtx'])
      writeFileSync(join(folder, 'deploy', `${name}.env`), read(`deploy/${name}.env.example`));
    const config = spawnSync(
      'docker',
      ['compose', '--profile', 'demo', '--profile', 'tls', 'config', '--format', 'json', '--no-env-resolution'],
      { cwd: folder, encoding: 'utf8' },
    );
    if (config.status !== 0) throw new Error(`docker compose config refuses the file: ${config.stderr}`);
    return JSON.parse(config.stdout) as Compose;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const byDocker = readByDocker();
const compose = byDocker ?? (parse(read('docker-compose.yml'), { merge: true }) as Compose);
process.stdout.write(
  byDocker
    ? 'compose: read by docker compose config\n'
    : 'compose: no docker compose here, read as YAML and checked by the rules below alone\n',
);

const services = Object.entries(compose.services);
const named = (name: string): Service => compose.services[name] as Service;
const networksOf = ({ networks }: Service): string[] =>
  Array.isArray(networks) ? networks : Object.keys(networks ?? {});

describe('docker-compose.yml', () => {
  it('has the services of a deployment and of the demonstration', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['app', 'caddy', 'department-feeds', 'mediamtx', 'postgres', 'redis']);
    expect(
      services.filter(([, service]) => service.profiles !== undefined).map(([name, { profiles }]) => [name, profiles]),
    ).toEqual([
      ['caddy', ['tls']],
      ['department-feeds', ['demo']],
    ]);
  });

  it.each(services)('%s runs without privileges on a read-only file system', (_name, service) => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    expect([service.privileged, service.cap_add]).toEqual([undefined, undefined]);
  });

  it.each(services)('%s is no root', (_name, service) => {
    const isOurs = service.image?.startsWith('rong:');
    if (isOurs) expect(read('Dockerfile')).toMatch(/^USER node$/m);
    else expect(service.user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  });

  it.each(services)('%s is watched', (_name, service) => {
    expect(service.healthcheck?.test.length).toBeGreaterThan(1);
    expect(['CMD', 'CMD-SHELL']).toContain(service.healthcheck?.test[0]);
    expect(service.healthcheck).toHaveProperty('interval');
    expect(service.healthcheck).toHaveProperty('timeout');
  });

  it.each(services)('%s comes from an image of a stated version', (_name, service) => {
    expect(service.image).toMatch(/^[a-z0-9./-]+:(\d+\.\d+(\.\d+)?(-[a-z0-9]+)?|\$\{IOC_VERSION:-\d+\.\d+\.\d+\})$/);
  });

  it('takes PostgreSQL 15 or newer', () => {
    expect(Number(/^postgres:(\d+)/.exec(named('postgres').image ?? '')?.[1])).toBeGreaterThanOrEqual(15);
  });

  it.each(services)('%s mounts only volumes that are declared and files that are here', (_name, service) => {
    const sources = (service.volumes ?? []).map((volume) =>
      typeof volume === 'string' ? (volume.split(':')[0] as string) : volume.source,
    );
    for (const source of sources) {
      if (/^[./]/.test(source))
        expect(existsSync(join(root, 'deploy', source.split('/').at(-1) as string)), source).toBe(true);
      else expect(Object.keys(compose.volumes)).toContain(source);
    }
  });

  it.each(services)('%s joins only networks that are declared', (_name, service) => {
    if (service.network_mode)
      expect(Object.keys(compose.services)).toContain(service.network_mode.replace('service:', ''));
    else expect(networksOf(service).length).toBeGreaterThan(0);
    for (const network of networksOf(service)) expect(Object.keys(compose.networks)).toContain(network);
  });

  it('keeps the stores on a network without a way out, and publishes neither them nor the relay program', () => {
    expect(compose.networks['store']).toMatchObject({ internal: true });
    expect([networksOf(named('postgres')), networksOf(named('redis'))]).toEqual([['store'], ['store']]);
    expect([named('postgres').ports, named('redis').ports]).toEqual([undefined, undefined]);
    const published = JSON.stringify([named('mediamtx').ports]);
    expect(published).not.toMatch(/9997|8889/);
  });

  it('shows itself to this machine alone unless told otherwise', () => {
    const ports = services.flatMap(([, service]) => service.ports ?? []);
    const hosts = ports.map((port) => (typeof port === 'string' ? /:-([\d.]+)\}:/.exec(port)?.[1] : port.host_ip));
    expect([...new Set(hosts)]).toEqual(['127.0.0.1']);
  });

  it('waits for healthy stores before the app, and knows everyone that it waits for', () => {
    expect(named('app').depends_on).toMatchObject({
      postgres: { condition: 'service_healthy' },
      redis: { condition: 'service_healthy' },
    });
    const waited = services.flatMap(([, service]) => Object.keys(service.depends_on ?? {}));
    expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(waited));
  });

  it('starts what npm start starts', () => {
    const launcher = read('tools/start.mjs');
    for (const name of ['app', 'department-feeds']) {
      const [node, script] = named(name).command ?? [];
      expect(node).toBe('node');
      expect(launcher).toContain(`'${script}'`);
    }
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    expect(scripts['start:production']).toBe(named('app').command?.join(' '));
    expect(read('Dockerfile')).toContain(`CMD ["${named('app').command?.join('", "')}"]`);
  });

  it('ends TLS in a proxy that reaches the app alone, at the one address that the app believes', () => {
    const { edge } = named('caddy').networks as Record<string, { ipv4_address: string }>;
    expect(networksOf(named('caddy'))).toEqual(['edge']);
    expect(services.filter(([, service]) => networksOf(service).includes('edge')).map(([name]) => name)).toEqual(['app', 'caddy']);
    expect(named('app').environment?.['IOC_TRUSTED_PROXIES']).toMatch(new RegExp(`^(\\$\\{IOC_TRUSTED_PROXIES:-)?${edge?.ipv4_address.replaceAll('.', '\\.')}\\}?$`, 'u'));
    expect(read('deploy/caddy.Dockerfile')).toMatch(/^FROM caddy:2\.\d+\.\d+-alpine$/mu);
    expect(named('caddy').image?.split(':')[1]).toBe(/^FROM caddy:([\d.]+)/mu.exec(read('deploy/caddy.Dockerfile'))?.[1]);
  });

  it('asks the app whether it is ready, not whether it lives', () => {
    expect(named('app').healthcheck?.test.at(-1)).toContain('/health/live');
  });

  it('holds no secret: each comes from a file that git does not take and that has an example', () => {
    const files = services
      .flatMap(([, service]) => service.env_file ?? [])
      .map((file) => (typeof file === 'string' ? file : file.path));
    const paths = [
      ...new Set(files.map((file) => `deploy/${(/([a-z]+\.env)\}?$/.exec(file)?.[1] ?? file) as string}`)),
    ];
    expect(paths.sort()).toEqual(['deploy/ioc.env', 'deploy/mediamtx.env', 'deploy/postgres.env']);
    for (const path of [...paths, 'deploy/demo.env'])
      expect(existsSync(join(root, `${path}.example`)), path).toBe(true);
    expect(read('deploy/.gitignore')).toMatch(/^\*\.env$/m);
    const values = services.flatMap(([, { environment }]) => Object.entries(environment ?? {}));
    for (const [name, value] of values)
      expect(`${name}=${value}`).not.toMatch(/password|secret|token|:\/\/[^/]*:[^/]*@/i);
  });

  it('gives no example a secret that somebody could go live with', () => {
    for (const name of ['ioc', 'demo', 'postgres']) {
      for (const [, key, value] of read(`deploy/${name}.env.example`).matchAll(
        /^(\w*(?:PASSWORD|SECRET|USER|CLIENT_ID))=(.*)$/gm,
      ))
        expect([key, value]).toEqual([key, '']);
    }
  });
});

describe('deploy/mediamtx.yml', () => {
  const relay = parse(read('deploy/mediamtx.yml')) as Record<string, unknown> & {
    authInternalUsers: { ips: string[]; permissions: { action: string }[] }[];
  };

  it('lets nobody publish, and nobody beyond private networks list or watch', () => {
    const permissions = relay.authInternalUsers.flatMap((user) => user.permissions.map(({ action }) => action));
    expect(permissions.sort()).toEqual(['api', 'read']);
    expect(relay.authInternalUsers.every(({ ips }) => ips.length > 0)).toBe(true);
  });

  it('speaks WebRTC alone, and holds no camera address', () => {
    expect(relay).toMatchObject({
      webrtc: true,
      rtsp: false,
      rtmp: false,
      hls: false,
      srt: false,
      playback: false,
      pprof: false,
    });
    expect(read('deploy/mediamtx.yml')).not.toContain('rtsp://');
  });
});

describe('Dockerfile', () => {
  const stages = read('Dockerfile')
    .split(/^FROM /m)
    .slice(1);

  it('builds in one stage and ships another, from the same slim Node', () => {
    expect(stages.map((stage) => stage.split(/\s/)[0])).toEqual(['node:22-bookworm-slim', 'node:22-bookworm-slim']);
    expect(stages[1]).not.toMatch(/COPY (?!--from=build)/);
  });

  it('is told nothing that git is not told', () => {
    const ignored = read('.dockerignore').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.git', '.data', '**/node_modules', '**/*.env']));
  });
});
