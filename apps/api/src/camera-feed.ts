import { z } from 'zod';
import { Feed } from '@ioc/contracts';
import { defineAdapter, type RawPayload } from '@ioc/adapter-kit';
import type { Cameras } from '@ioc/cameras';
import type { BoundFeed } from '@ioc/ingest';
import type { ProvincePack } from '@ioc/platform';

/** `unknown` is absent in what was archived before it was counted. */
const Counts = z.object({ total: z.number().int(), online: z.number().int(), unknown: z.number().int().default(0), uptime24h: z.number().nullable() });
const indicators = ['cameras-total', 'cameras-online', 'camera-uptime-24h'];

/** The camera room as a feed of its own, so that its figures are checked, stored and explained like any department's. */
export function cameraFeed(pack: ProvincePack, cameras: Cameras): BoundFeed | null {
  const known = indicators.filter((id) => pack.indicator(id));
  if (pack.cameras.length === 0 || known.length === 0) return null;
  const feed = Feed.parse({
    id: 'camera-relay',
    name: { vi: 'Camera an ninh', en: 'Security cameras' },
    component: 'security-traffic',
    organisation: pack.indicator(known[0] as string)?.source,
    kind: 'camera-relay',
    poll: { every: 'PT5S' },
    indicators: known,
  });
  const simulated = cameras.statuses().some((camera) => camera.provenance === 'simulated');
  return { feed, adapter: cameraAdapter(cameras, known), settings: {}, provenance: simulated ? 'simulated' : 'live' };
}

function cameraAdapter(cameras: Cameras, known: readonly string[]) {
  return defineAdapter({
    kind: 'camera-relay',
    title: 'Tình trạng camera do chính trung tâm đo',
    component: 'security-traffic',
    settings: z.unknown(),
    fetch: () => Promise.resolve([payloadOf(cameras)]),
    parse: ([payload], _settings, pack) => {
      const counts = Counts.parse(JSON.parse(Buffer.from(payload?.body ?? []).toString('utf8')));
      const values: Record<string, number | null> = {
        'cameras-total': counts.total,
        // After a start nothing is known of a camera for some seconds: that is no zero.
        'cameras-online': counts.unknown === counts.total ? null : counts.online,
        'camera-uptime-24h': counts.uptime24h,
      };
      const at = payload?.fetchedAt ?? '';
      const isPart = counts.unknown > 0 && counts.unknown < counts.total;
      const readings = known.map((indicator) => ({
        ...{ indicator, area: pack.provinceArea, value: values[indicator] ?? null, at, where: '' },
        ...(indicator === 'cameras-online' && isPart ? { qualifier: 'gte' as const } : {}),
      }));
      return { readings, events: [], rejected: [] };
    },
  });
}

function payloadOf(cameras: Cameras): RawPayload {
  const { total, online, uptime24h, cameras: all } = cameras.metrics();
  const unknown = all.filter(({ state }) => state === 'unknown').length;
  return {
    name: 'cameras.json',
    body: Buffer.from(JSON.stringify({ total, online, unknown, uptime24h })),
    contentType: 'application/json',
    fetchedAt: new Date().toISOString(),
    locator: 'camera-relay',
  };
}
