import { beforeEach, describe, expect, it } from 'vitest';
import type { DisplayState, Heartbeat, PastOrder, WallOrder } from '@ioc/contracts';
import { displayLostMs, soleDisplay } from '@ioc/contracts';
import { Bus, createLogger, type ProvincePack } from '@ioc/platform';
import type { HeardDisplay } from '@ioc/store';
import { Displays } from './displays.js';
import { OrderFault } from './order-fault.js';

/** What a database would keep. */
class Kept {
  orders: WallOrder[] = [];
  hearts: HeardDisplay[] = [];
  ended: string[] = [];
  order = (orders: readonly WallOrder[]) => Promise.resolve(void this.orders.push(...orders));
  end = (displays: readonly string[]) => Promise.resolve(void this.ended.push(...displays));
  standing = () => Promise.resolve(this.orders.filter(({ display }) => !this.ended.includes(display)));
  past = () => Promise.resolve<PastOrder[]>([]);
  heard = (heard: HeardDisplay) => Promise.resolve(void this.hearts.push(heard));
  lastHeard = () => Promise.resolve(this.hearts.slice(-1));
}

const pack = {
  displays: [soleDisplay, { ...soleDisplay, id: 'wide-wall' }],
  scenes: [{ id: 'overview', layout: 'overview' }, { id: 'cameras', layout: 'cameras' }],
  cameras: [{ id: 'camera-07' }],
  indicators: [{ id: 'tthc-overdue' }],
  areas: [{ code: '62' }],
  feed: (id: string) => (id === 'accidents' ? {} : undefined),
} as unknown as ProvincePack;
const beat = (more: Partial<Heartbeat> = {}): Heartbeat => ({ display: 'wall', version: '1', scene: 'overview', fps: 60, heapMb: 80, nodes: 900, widthPx: 3840, heightPx: 2160, frameAgeMs: 100, glContexts: 1, ...more });
const request = (more: object = {}) => ({ content: { scene: 'cameras', camera: 'camera-07' }, by: 'Bàn 02', why: 'tắc đường', firm: false, ...more });

let kept: Kept;
let bus: Bus;
let now: number;
let told: DisplayState[];
let displays: Displays;
async function open(): Promise<Displays> {
  const room = new Displays({ store: kept, bus, pack: () => pack, now: () => now });
  await room.start();
  return room;
}
beforeEach(async () => {
  kept = new Kept();
  bus = new Bus(createLogger('test'));
  now = 1_000_000;
  told = [];
  bus.on('display.changed', (state) => void told.push(state));
  displays = await open();
});

describe('an order', () => {
  it('that enlarges a camera without a reason is refused, and nothing is kept of it; a scene alone needs none', async () => {
    for (const why of ['', '  ', 'x']) expect(() => displays.order(['wall'], request({ why }))).toThrow(OrderFault);
    expect(kept.orders).toEqual([]);
    await displays.order(['wall'], request({ content: { scene: 'cameras' }, why: '' }));
    expect(kept.orders).toHaveLength(1);
  });

  it('is followed where its scene lies across no line between screens, and refused where it fits nowhere', async () => {
    const nine = { ...soleDisplay, id: 'nine-screens', picture: { widthM: 3.63, heightM: 2.04 }, grid: { columns: 3, rows: 3 } };
    const room = new Displays({ store: kept, bus, pack: () => ({ ...pack, displays: [soleDisplay, nine] }) as unknown as ProvincePack });
    const states = await room.order(['wall', 'nine-screens'], request());
    expect(states.map(({ id }) => id)).toEqual(['wall']);
    expect(() => room.order(['nine-screens'], request())).toThrow(OrderFault);
    expect(kept.orders.some(({ display }) => display === 'nine-screens')).toBe(false);
  });

  it('is stored, then said, for every display that it names', async () => {
    await displays.order(displays.named('all'), request());
    expect(kept.orders.map(({ display }) => display)).toEqual(['wall', 'wide-wall']);
    expect(told.map(({ id, order }) => [id, order?.content.camera, order?.by, order?.at])).toEqual([
      ['wall', 'camera-07', 'Bàn 02', now],
      ['wide-wall', 'camera-07', 'Bàn 02', now],
    ]);
  });
  it('is not said when it could not be stored', async () => {
    kept.order = () => Promise.reject(new Error('disk full'));
    await expect(displays.order(['wall'], request())).rejects.toThrow('disk full');
    expect(told).toEqual([]);
    expect(displays.states()[0]?.order).toBeNull();
  });
  it('stands until it is taken back', async () => {
    await displays.order(['wall'], request());
    now += 86_400_000;
    expect(displays.states()[0]?.order?.content.scene).toBe('cameras');
    await displays.takeBack(['wall'], 'Bàn 02');
    expect(told.at(-1)?.order).toBeNull();
    expect(kept.ended).toEqual(['wall']);
  });
  it('ends by itself when its time is over', async () => {
    await displays.order(['wall'], request({ forS: 60 }));
    expect(displays.states()[0]?.order?.until).toBe(now + 60_000);
    now += 60_000;
    expect(displays.states()[0]?.order).toBeNull();
  });
  it('is still there after a restart', async () => {
    await displays.order(['wall'], request());
    expect((await open()).states()[0]?.order?.content.camera).toBe('camera-07');
  });
  it.each([
    [{ scene: 'camera' }, 'content.scene', 'there is no scene "camera"; there are overview, cameras'],
    [{ scene: 'cameras', camera: 'camera-99' }, 'content.camera', 'there is no camera "camera-99"; there are camera-07'],
    [{ scene: 'overview', indicator: 'x' }, 'content.indicator', 'there is no indicator "x"; there are tthc-overdue'],
    [{ scene: 'overview', area: '99' }, 'content.area', 'there is no area "99"; there are 62'],
    [{ scene: 'overview', event: 'nobody/1' }, 'content.event', '"nobody/1" names no event: write <feed>/<id at the source>, with a feed of this province'],
  ])('of what is not there is refused with its place: %j', (content, path, message) => {
    let fault: unknown;
    try {
      void displays.order(['wall'], request({ content }));
    } catch (thrown) {
      fault = thrown;
    }
    expect(fault).toBeInstanceOf(OrderFault);
    expect((fault as OrderFault).faults).toEqual([{ path, code: 'unknown', message }]);
    expect(kept.orders).toEqual([]);
  });
});

describe('a heartbeat', () => {
  const hear = async (one: Heartbeat) => {
    bus.emit('display.heard', one);
    await new Promise(setImmediate);
  };
  it('is stored, then said, and counts since when the display is up and shows its scene', async () => {
    await hear(beat());
    now += 10_000;
    await hear(beat({ scene: 'cameras' }));
    expect(kept.hearts).toHaveLength(2);
    expect(told.at(-1)).toMatchObject({ id: 'wall', heardAt: now, upSince: 1_000_000, shownSince: now, beat: { scene: 'cameras', fps: 60 } });
  });
  it('after the display was lost begins to count anew', async () => {
    await hear(beat());
    now += displayLostMs + 1;
    expect(displays.answers()[0]).toMatchObject({ health: 'lost', healthSince: 1_000_000 });
    await hear(beat());
    expect(displays.answers()[0]).toMatchObject({ health: 'online', healthSince: now, upSince: now });
  });
  it('of a display that nobody hung up is not kept', async () => {
    await hear(beat({ display: 'other' }));
    expect(kept.hearts).toEqual([]);
    expect(displays.answers().map(({ health }) => health)).toEqual(['unknown', 'unknown']);
  });
  it('of before a restart still says since when a display is lost', async () => {
    await hear(beat());
    now += 600_000;
    expect((await open()).answers()[0]).toMatchObject({ health: 'lost', healthSince: 1_000_000 });
  });
});

describe('holding', () => {
  const standing = { content: { scene: 'cameras', camera: 'camera-07' }, by: 'turns' as const, until: 1_020_000, next: 'overview' };
  const hear = async (one: Heartbeat) => {
    bus.emit('display.heard', one);
    await new Promise(setImmediate);
  };

  it('keeps what each display says that it shows, for a time, and leaves one that is not heard as it is', async () => {
    await hear(beat({ standing }));
    const states = await displays.hold(['wall', 'wide-wall'], { by: 'Bàn 02', why: 'theo dõi', firm: false, forS: 600 });
    expect(states.map(({ id, order }) => [id, order?.content, order?.until])).toEqual([['wall', standing.content, now + 600_000]]);
    expect(kept.orders).toHaveLength(1);
  });
  it('keeps an enlarged camera with the reason of its order, and without any reason not at all', async () => {
    await hear(beat({ standing }));
    const hold = { by: 'Bàn 02', why: '', firm: false, forS: 600 };
    expect(() => displays.hold(['wall'], hold)).toThrow(expect.objectContaining({ faults: [expect.objectContaining({ path: 'why', code: 'unreasoned' })] }) as Error);
    await displays.order(['wall'], request());
    const [held] = await displays.hold(['wall'], hold);
    expect(held?.order).toMatchObject({ why: 'tắc đường', until: now + 600_000 });
  });
  it.each([
    ['was never heard', undefined, 0],
    ['is lost', { standing }, displayLostMs + 1],
    ['does not say what it shows', {}, 0],
    ['shows what is no longer there', { standing: { ...standing, content: { scene: 'gone' } } }, 0],
  ])('is refused where the display %s', async (_what, more, passed) => {
    if (more) await hear(beat(more));
    now += passed;
    expect(() => displays.hold(['wall'], { by: 'Bàn 02', why: '', firm: false, forS: 600 })).toThrow(OrderFault);
    expect(kept.orders).toEqual([]);
  });
});
