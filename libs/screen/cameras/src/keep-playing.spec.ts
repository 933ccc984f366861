import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepPlaying, reconnectMs } from './keep-playing.js';
import { ticketsOf } from './ticket.js';

/** A browser's parts as far as the player touches them. */
class FakeSocket {
  static all: FakeSocket[] = [];
  binaryType = '';
  sent: string[] = [];
  closed = false;
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onmessage: ((event: { data: string | ArrayBuffer }) => void) | null = null;
  constructor(readonly url: URL) {
    FakeSocket.all.push(this);
  }
  send(text: string): void {
    this.sent.push(text);
  }
  close(): void {
    this.closed = true;
  }
}
class FakeBuffer extends EventTarget {
  mode = '';
  updating = false;
  appended: number[] = [];
  appendBuffer(bytes: ArrayBuffer): void {
    this.appended.push(bytes.byteLength);
    this.updating = true;
  }
  remove(): void {
    this.updating = true;
  }
  finish(): void {
    this.updating = false;
    this.dispatchEvent(new Event('updateend'));
  }
}
class FakeMediaSource extends EventTarget {
  static all: FakeMediaSource[] = [];
  static isTypeSupported = (type: string): boolean => type.includes('avc1');
  buffers: FakeBuffer[] = [];
  constructor() {
    super();
    FakeMediaSource.all.push(this);
  }
  addSourceBuffer(): FakeBuffer {
    const buffer = new FakeBuffer();
    this.buffers.push(buffer);
    return buffer;
  }
}

const head = '{"codec":"avc1.42c01e","width":640,"height":360}';
const settle = () => vi.advanceTimersByTimeAsync(0);
const socket = (index = -1) => FakeSocket.all.at(index) as FakeSocket;
const media = (index = -1) => FakeMediaSource.all.at(index) as FakeMediaSource;
let urls: Set<string>;

function fakeVideo(): HTMLVideoElement {
  const video = document.createElement('video');
  Object.assign(video, { play: () => Promise.resolve(), load: () => undefined });
  Object.defineProperty(video, 'buffered', { value: { length: 0 } });
  return video;
}
function hide(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('keepPlaying', () => {
  const ticket = vi.fn<(url: string, init?: RequestInit) => Promise<Response>>();
  let stop: () => void;

  beforeEach(async () => {
    vi.useFakeTimers();
    FakeSocket.all = [];
    FakeMediaSource.all = [];
    urls = new Set();
    let made = 0;
    ticket
      .mockReset()
      .mockImplementation(() =>
        Promise.resolve(Response.json({ ticket: `T${(made += 1)}`, kind: 'mse', path: '/api/v1/cameras/stream' })),
      );
    vi.stubGlobal('fetch', ticket);
    vi.stubGlobal('WebSocket', FakeSocket);
    vi.stubGlobal('MediaSource', FakeMediaSource);
    vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
      const url = `blob:${urls.size}-${FakeMediaSource.all.length}`;
      urls.add(url);
      return url;
    });
    vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void urls.delete(url));
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    stop = keepPlaying('camera-01', fakeVideo());
    await settle();
  });
  afterEach(() => {
    stop();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    vi.useRealTimers();
    Object.defineProperty(document, 'hidden', { value: false, configurable: true });
  });

  it('shows its ticket in the first message, never in an address', () => {
    expect(ticket.mock.calls[0]?.[0]).toBe('/api/v1/cameras/camera-01/tickets');
    socket().onopen?.();
    expect([socket().url.search, socket().sent]).toEqual(['', ['{"ticket":"T1"}']]);
  });

  it('is a tile that says nothing of itself, unless somebody looks at it: then that is said once, however often the link is lost', async () => {
    expect(ticket.mock.calls[0]?.[1]).not.toHaveProperty('body');
    const ask = ticketsOf('camera-07', { view: 'enlarged', why: 'tắc đường', by: 'Bàn 02' });
    const { signal } = new AbortController();
    for (let time = 0; time < 2; time += 1) await ask(signal);
    expect(ticket.mock.calls.slice(-2).map(([, init]) => init?.body)).toEqual(['{"view":"enlarged","why":"tắc đường","by":"Bàn 02"}', undefined]);
  });

  it('appends pictures one batch at a time', () => {
    socket().onmessage?.({ data: head });
    socket().onmessage?.({ data: new ArrayBuffer(10) });
    media().dispatchEvent(new Event('sourceopen'));
    const [buffer] = media().buffers;
    socket().onmessage?.({ data: new ArrayBuffer(20) });
    socket().onmessage?.({ data: new ArrayBuffer(30) });
    buffer?.finish();
    expect([buffer?.mode, buffer?.appended]).toEqual(['sequence', [10, 50]]);
  });

  it('plays a stream that begins anew through a new source, and gives the old one back', () => {
    for (let stream = 0; stream < 50; stream += 1) {
      socket().onmessage?.({ data: head });
      media().dispatchEvent(new Event('sourceopen'));
    }
    expect([FakeMediaSource.all.length, urls.size]).toEqual([50, 1]);
  });

  it('connects again with a new ticket after the connection has gone, for ever', async () => {
    for (let times = 1; times <= 20; times += 1) {
      socket().onclose?.();
      await vi.advanceTimersByTimeAsync(8_000);
      expect(FakeSocket.all).toHaveLength(times + 1);
    }
    socket().onopen?.();
    expect(socket().sent).toEqual(['{"ticket":"T21"}']);
  });

  it('tries again when the server gives no ticket', async () => {
    ticket
      .mockResolvedValueOnce(new Response('', { status: 503 }))
      .mockRejectedValueOnce(new TypeError('Failed to fetch'));
    socket().onclose?.();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(FakeSocket.all).toHaveLength(2);
  });

  it('gives up a connection that has been silent for 20 s', async () => {
    socket().onmessage?.({ data: head });
    await vi.advanceTimersByTimeAsync(19_999);
    expect(socket(0).closed).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(socket(0).closed).toBe(true);
  });

  it('holds no connection while the page is hidden, and opens one at the live edge when it is seen', async () => {
    socket().onmessage?.({ data: head });
    hide(true);
    expect([socket(0).closed, urls.size]).toEqual([true, 0]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(FakeSocket.all).toHaveLength(1);
    hide(false);
    await settle();
    expect(FakeSocket.all).toHaveLength(2);
  });

  it('breaks off a codec that this browser cannot play', () => {
    socket().onmessage?.({ data: '{"codec":"hvc1.1.6.L93.90","width":640,"height":360}' });
    media().dispatchEvent(new Event('sourceopen'));
    expect([socket().closed, urls.size]).toEqual([true, 0]);
  });

  it('leaves nothing behind', async () => {
    socket().onmessage?.({ data: head });
    stop();
    await settle();
    expect([socket().closed, urls.size, vi.getTimerCount()]).toEqual([true, 0, 0]);
  });
});

it.each([
  [0, 500],
  [3, 4_000],
  [90, 8_000],
])('waits anything up to its ceiling after %i failures: %i ms', (failures, ceilingMs) => {
  expect([reconnectMs(failures, () => 0), reconnectMs(failures, () => 1)]).toEqual([0, ceilingMs]);
});
