import { z } from 'zod';
import { Duration, readGo2rtcList, type Rejected } from '@ioc/contracts';
import { AdapterFault, defineAdapter, HttpSource, unchanged, type RawPayload } from '@ioc/adapter-kit';
import { CameraFigures } from './camera-figures.js';
import { betweenLooks, relayBatch, shapeFault, type SeenPath } from './relay-states.js';
import { payloadWithoutLogins } from './without-logins.js';

export const Go2rtcSettings = z.strictObject({
  source: HttpSource.describe('Address of the API, e.g. http://10.62.1.20:1984/; login Basic when it has one.'),
  only: z.string().default('*').describe('Only streams of this name, * for any run of characters.'),
  secondLook: Duration.default('PT2S').describe('The list is asked for again after so long: a camera whose bytes stand still is frozen.'),
  area: z.string().optional().describe('Area of the figures; the province when not said.'),
  figures: CameraFigures,
});
export type Go2rtcSettings = z.infer<typeof Go2rtcSettings>;

/** Health of the cameras of a go2rtc relay. */
export const go2rtc = defineAdapter<Go2rtcSettings>({
  kind: 'go2rtc',
  title: 'go2rtc /api/streams: health of relayed cameras',
  component: 'security-traffic',
  settings: Go2rtcSettings,
  async fetch(ctx, { source, secondLook }) {
    const looks: RawPayload[] = [];
    for (const look of [1, 2]) {
      if (look === 2) await betweenLooks(secondLook, ctx.signal);
      const answer = await ctx.http(source, { path: 'api/streams' });
      if (answer === unchanged) return unchanged;
      // The producers' addresses hold the cameras' passwords: they must not reach the archive.
      looks.push({ ...payloadWithoutLogins(answer), name: `streams (look ${look})` });
    }
    return looks;
  },
  parse: (payloads, settings, pack) => relayBatch(payloads, settings, { list: streamsIn, pack }),
});

const Stream = z.object({ producers: z.unknown().optional(), consumers: z.unknown().optional() });

function streamsIn(json: unknown, { name }: RawPayload, rejected: Rejected[]): SeenPath[] {
  const streams = typeof json === 'object' && json !== null && !Array.isArray(json) ? Object.entries(json) : [];
  // `?src=` answers one stream without its name.
  const entries: [string, unknown][] = isStream(json) ? [['stream', json]] : streams;
  if (entries.length === 0 || !entries.some(([, stream]) => isStream(stream))) throw new AdapterFault('bad-shape', `${name} is no list of streams: each has producers or consumers`);
  return entries.flatMap(([stream, value]) => {
    const where = `${name}#/${stream.replace(/~/g, '~0').replace(/\//g, '~1')}`;
    try {
      return [...readGo2rtcList(Object.fromEntries([[stream, value]]))].map(([camera, path]) => ({ name: camera, path, where }));
    } catch (error) {
      rejected.push({ where, raw: stream.slice(0, 200), reason: shapeFault(error) });
      return [];
    }
  });
}

function isStream(value: unknown): boolean {
  const parsed = Stream.safeParse(value);
  return parsed.success && ('producers' in parsed.data || 'consumers' in parsed.data);
}
