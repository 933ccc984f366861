import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Feed, KnownSchema, SeenSchema } from '@ioc/contracts';
import { adapterOf, adapters } from '@ioc/adapter-registry';
import { AdapterFault, schemaOf, unchanged, type AnyAdapter } from '@ioc/adapter-kit';
import { compareSchema } from '@ioc/ingest';
import { loadPack, type ProvincePack } from '@ioc/platform';
import { Transports } from '@ioc/transports';
import { createCybersecurity } from '../../apps/department-feeds/src/cybersecurity/index.js';
import { secretNames } from '../../apps/department-feeds/src/core/secrets.js';
import { createWorld } from '../../apps/department-feeds/src/core/world.js';
import type { Department, Ports } from '../../apps/department-feeds/src/department.js';
import { createFeedback } from '../../apps/department-feeds/src/feedback/index.js';
import { createGovernmentPerformance } from '../../apps/department-feeds/src/government-performance/government-performance.js';
import { createHealth } from '../../apps/department-feeds/src/health/health.js';
import { createSecurityTraffic } from '../../apps/department-feeds/src/security-traffic/index.js';
import { createSocioEconomic } from '../../apps/department-feeds/src/socio-economic/socio-economic.js';
import { root } from '../../tools/build.mjs';

/*
 * The departments of the demonstration, at hours and months of their own, in sound health: nothing of them may be taken for a break.
 */

const base = 23_400;
const ports: Ports = { control: base, socioEconomic: base + 1, government: base + 2, health: base + 3, feedback: base + 5, securityTraffic: base + 6, cybersecurity: base + 7, cameras: base + 8, mail: base + 10, messages: base + 11, mqtt: base + 16 };
const urls = { SOCIO_ECONOMIC_URL: 1, GOVERNMENT_URL: 2, HEALTH_URL: 3, FEEDBACK_URL: 5, SECURITY_TRAFFIC_URL: 6, CYBERSECURITY_URL: 7 };
const hourMs = 3_600_000;
/** Past, since a source whose clock is ahead of ours is a fault. */
const startMs = Date.UTC(2026, 4, 25, 17, 5);
let now = startMs;
let pack: ProvincePack;
let departments: Department[];

beforeAll(async () => {
  for (const name of secretNames) vi.stubEnv(name, 'x');
  const world = createWorld({ seed: 4627, now: () => now });
  departments = [createSocioEconomic, createGovernmentPerformance, createHealth, createFeedback, createSecurityTraffic, createCybersecurity].map((create) => create(world, ports));
  for (const one of departments) await one.start();
  const environment = Object.fromEntries([...secretNames.map((name) => [name, 'x']), ...Object.entries(urls).map(([name, n]) => [name, `http://127.0.0.1:${base + n}`])]) as Record<string, string>;
  pack = await loadPack(join(root, 'config/kon-tum'), { environment: { ...process.env, ...environment }, adapters: { kinds: adapters.map(({ kind }) => kind), settingsOf: (kind) => adapterOf(kind)?.settings } });
});
afterAll(async () => {
  await Promise.all(departments.map((one) => one.stop()));
  vi.unstubAllEnvs();
});

/** How a poll of this moment is built; null when the source answers that nothing is new, or that it has nothing. */
async function seenOf(transports: Transports, feed: Feed): Promise<SeenSchema | null> {
  const adapter = adapterOf(feed.kind) as AnyAdapter;
  const settings = adapter.settings.parse(feed.settings);
  const signal = AbortSignal.timeout(20_000);
  try {
    const payloads = await adapter.fetch({ ...transports.session(feed.id, signal, 50_000_000), signal, startedAt: new Date(now).toISOString() }, settings);
    if (payloads === unchanged) return null;
    const batch = await adapter.parse(payloads, settings, pack);
    return batch.schema ?? schemaOf(payloads);
  } catch (fault) {
    if (fault instanceof AdapterFault && fault.kind === 'empty') return null;
    throw fault;
  }
}

const hours = [0, 7, 24, 40];
const days = [36, 130];

it('never takes a sound source for broken: at night, at noon, past midnight, over months', { timeout: 400_000 }, async () => {
  const transports = new Transports(() => 'x');
  const known = new Map<string, KnownSchema>();
  const told: string[] = [];
  const asked = pack.feeds.filter(({ settings }) => JSON.stringify(settings).includes('"url":"http://127.0.0.1') && !JSON.stringify(settings).includes(`:${ports.cameras}`));
  for (const hour of [...hours, ...days.map((day) => day * 24)]) {
    now = startMs + hour * hourMs;
    for (const feed of asked) {
      const seen = await seenOf(transports, feed);
      if (!seen) continue;
      const verdict = compareSchema(known.get(feed.id) ?? {}, seen);
      told.push(...[...verdict.broken, ...verdict.added].map(({ kind, container, field }) => `${new Date(now).toISOString()} ${feed.id}: ${kind} ${container} ${field}`));
      known.set(feed.id, verdict.known);
    }
  }
  expect(told).toEqual([]);
  expect([...known.keys()]).toEqual(asked.map(({ id }) => id));
  expect(known.size).toBeGreaterThan(20);
});
