import { expect, it } from 'vitest';
import type { CameraState, FeedBatch } from '@ioc/contracts';
import { cameraFeed } from './camera-feed.js';

const pack = { cameras: [{}], provinceArea: '62', indicator: (id: string) => ({ id, source: 'cong-an-tinh' }) } as never;
const at = '2026-11-26T00:00:00Z';

function online(counts: object): unknown {
  const cameras = { statuses: () => [] } as never;
  const payload = { name: 'cameras.json', body: Buffer.from(JSON.stringify({ uptime24h: null, ...counts })), contentType: 'application/json', fetchedAt: at, locator: '' };
  const { readings } = cameraFeed(pack, cameras)?.adapter.parse([payload], {}, pack) as FeedBatch;
  return readings.find(({ indicator }) => indicator === 'cameras-online');
}

it.each([
  ['nothing is known of any camera', { total: 12, online: 0, unknown: 12 }, { value: null }],
  ['three are live and the others not known yet', { total: 12, online: 3, unknown: 9 }, { value: 3, qualifier: 'gte' }],
  ['all are known and none is live', { total: 12, online: 0, unknown: 0 }, { value: 0 }],
  ['it was archived before unknown cameras were counted', { total: 12, online: 11 }, { value: 11 }],
])('cameras on line when %s', (_when, counts, said) => {
  expect(online(counts)).toEqual({ indicator: 'cameras-online', area: '62', at, where: '', ...said });
});

it('asks the camera room how many are unknown', async () => {
  const states: CameraState[] = ['live', 'unknown', 'offline', 'unknown'];
  const cameras = { statuses: () => [], metrics: () => ({ total: 4, online: 1, uptime24h: null, cameras: states.map((state) => ({ state })) }) } as never;
  const [payload] = (await cameraFeed(pack, cameras)?.adapter.fetch({} as never, {})) as { body: Uint8Array }[];
  expect(JSON.parse(Buffer.from(payload?.body ?? []).toString())).toMatchObject({ total: 4, online: 1, unknown: 2 });
});
