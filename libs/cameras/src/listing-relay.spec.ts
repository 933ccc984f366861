import { Camera, readGo2rtcList, readMediaMtxList } from '@ioc/contracts';
import { createLogger } from '@ioc/platform';
import { describe, expect, it } from 'vitest';
import { ListedCamera } from './listed-camera.js';
import { ListingRelay, type RelayProgram } from './listing-relay.js';

const s = 1_000;

describe('lists', () => {
  it('reads MediaMTX of today and of before 1.20, and calls an on-demand path idle', () => {
    const { pages, paths } = readMediaMtxList({
      pageCount: 3,
      items: [
        {
          name: 'camera-01',
          ready: true,
          online: true,
          source: { type: 'rtspSource' },
          inboundBytes: 29_681_480,
          bytesReceived: 1,
        },
        { name: 'camera-02', ready: true, source: { type: 'rtspSource' }, bytesReceived: 500 },
        { name: 'camera-03', ready: false, source: null },
        { name: 'camera-04', ready: false, source: { type: 'rtspSource' } },
      ],
    });
    expect(pages).toBe(3);
    expect([...paths.values()]).toEqual([
      { standing: 'ready', bytes: 29_681_480 },
      { standing: 'ready', bytes: 500 },
      { standing: 'idle', bytes: null },
      { standing: 'down', bytes: null },
    ]);
  });

  it('calls a go2rtc producer with only its address configured, not connected', () => {
    const paths = readGo2rtcList({
      'camera-01': { producers: [{ url: 'rtsp://test:test@192.168.10.105:554/sub' }], consumers: [] },
      'camera-02': { producers: [{ url: 'rtsp://a', medias: ['video, recvonly, H264'], bytes_recv: 900 }] },
      'camera-03': { producers: null },
    });
    expect([...paths.values()]).toEqual([
      { standing: 'idle', bytes: null },
      { standing: 'ready', bytes: 900 },
      { standing: 'down', bytes: null },
    ]);
    expect(JSON.stringify([...paths])).not.toContain('test');
  });

  it('refuses an answer of another shape', () => {
    expect(() => readMediaMtxList({ error: 'authentication error' })).toThrow();
  });
});

describe('ListedCamera', () => {
  const states = (...steps: [atMs: number, standing: 'ready' | 'idle' | 'down', bytes: number | null][]) => {
    const camera = new ListedCamera(0);
    return steps.map(([atMs, standing, bytes]) => {
      camera.listed({ standing, bytes }, atMs);
      return camera.view(atMs).state;
    });
  };

  it('is frozen once its bytes have not grown for 4 s, and live when they grow again', () => {
    expect(
      states(
        [0, 'ready', 10],
        [1 * s, 'ready', 20],
        [4.9 * s, 'ready', 20],
        [5 * s, 'ready', 20],
        [6 * s, 'ready', 21],
      ),
    ).toEqual(['live', 'live', 'live', 'frozen', 'live']);
  });
  it('is offline when the relay has no stream, and live when it has one, even at the same count', () => {
    expect(states([0, 'ready', 10], [1 * s, 'down', null], [9 * s, 'ready', 10])).toEqual(['live', 'offline', 'live']);
  });
  it('keeps what was known while nobody watches an on-demand path', () => {
    expect(states([0, 'idle', null], [1 * s, 'ready', 10], [2 * s, 'idle', null])).toEqual(['unknown', 'live', 'live']);
  });
  it('is unknown when the relay itself is silent: that says nothing about the camera', () => {
    const camera = new ListedCamera(0);
    camera.listed({ standing: 'ready', bytes: 1 }, 10 * s);
    expect([camera.view(13.9 * s).state, camera.view(14 * s)]).toMatchObject([
      'live',
      { state: 'unknown', fault: 'the relay does not answer' },
    ]);
  });
});

describe('ListingRelay', () => {
  const camera = Camera.parse({
    id: 'camera-01',
    number: 1,
    name: 'a',
    shortName: 'a',
    area: '608',
    lat: 0,
    lon: 0,
    heading: 0,
    source: { url: 'rtsp://10.0.0.9/1' },
  });
  const mediamtx: RelayProgram = { kind: 'mediamtx', api: 'http://relay:9997', whep: 'http://relay:8889' };

  function relayWith(answers: Record<string, () => Response>, program = mediamtx) {
    const asked: string[] = [];
    const fake = (input: string | URL | Request, init?: RequestInit) => {
      const line = `${init?.method ?? 'GET'} ${String(input)}`;
      asked.push(line);
      return Promise.resolve(answers[line]?.() ?? new Response('', { status: 404 }));
    };
    const relay = new ListingRelay({
      program,
      cameras: [camera],
      log: createLogger('spec', 'silent'),
      now: () => 0,
      fetch: fake as typeof fetch,
    });
    return { relay, asked };
  }

  it('reads all pages of the list', async () => {
    const page = (name: string) => () =>
      Response.json({ pageCount: 2, items: [{ name, ready: true, source: { type: 'rtspSource' }, bytesReceived: 5 }] });
    const { relay, asked } = relayWith({
      'GET http://relay:9997/v3/paths/list?page=0&itemsPerPage=100': page('other'),
      'GET http://relay:9997/v3/paths/list?page=1&itemsPerPage=100': page('camera-01'),
    });
    await relay.start();
    await relay.stop();
    expect(relay.view('camera-01')).toMatchObject({ state: 'live', bytes: 5 });
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['mediamtx', mediamtx, 'POST http://relay:8889/camera-01/whep'],
    [
      'go2rtc',
      { kind: 'go2rtc', api: 'http://relay:1984', whep: 'http://relay:1984' } as RelayProgram,
      'POST http://relay:1984/api/webrtc?src=camera-01',
    ],
  ])('hands an offer to %s by the path of that camera', async (_kind, program, line) => {
    const { relay, asked } = relayWith(
      { [line]: () => new Response('v=0', { status: 201, headers: { location: '/camera-01/whep/8f' } }) },
      program,
    );
    const answer = await relay.offer('camera-01', 'v=0 offer');
    expect(asked).toEqual([line]);
    expect(answer).toMatchObject({ status: 201, sdp: 'v=0' });
    expect(answer.session).toMatch(/\/camera-01\/whep\/8f$/);
  });

  it('never asks for a path that is no camera of the pack', async () => {
    const { relay, asked } = relayWith({});
    await expect(relay.offer('../v3/config/global/get', '')).rejects.toThrow();
    expect(asked).toEqual([]);
  });

  it('remembers no session that lies elsewhere than at the relay', async () => {
    const { relay } = relayWith({
      'POST http://relay:8889/camera-01/whep': () =>
        new Response('v=0', { status: 201, headers: { location: 'http://169.254.169.254/' } }),
    });
    expect((await relay.offer('camera-01', '')).session).toBeNull();
  });
});
