import { randomUUID } from 'node:crypto';
import { crossingOn, displayHealth, displayLostMs, type DisplayAnswer, type DisplayState, type Heartbeat, type HoldRequest, type OrderRequest, type PastOrder, type WallContent, type WallOrder } from '@ioc/contracts';
import type { Bus, ProvincePack } from '@ioc/platform';
import type { DisplayStore, HeardDisplay } from '@ioc/store';
import { contentFaults } from './content-faults.js';
import { OrderFault } from './order-fault.js';
import { reasonFaults } from './reason-faults.js';

export interface DisplaysParts {
  store: Pick<DisplayStore, 'order' | 'end' | 'standing' | 'past' | 'heard' | 'lastHeard'>;
  bus: Bus;
  pack: () => ProvincePack;
  now?: () => number;
}

/** What shall stand, and where. */
interface Put {
  content: WallContent;
  displays: readonly string[];
  why: string;
}

/** Names every display at once. */
const everyDisplay = 'all';

/** The walls of the province: what was ordered for each, and how each one lives. Everything is stored before it is said. */
export class Displays {
  private readonly orders = new Map<string, WallOrder>();
  private readonly heard = new Map<string, HeardDisplay>();
  private readonly now: () => number;
  /** Orders are written one after the other, so that the last one that was given is the one that stands. */
  private writing: Promise<unknown> = Promise.resolve();
  private known: readonly string[] = [];
  private forget: (() => void) | undefined;

  constructor(private readonly parts: DisplaysParts) {
    this.now = parts.now ?? Date.now;
  }

  async start(): Promise<void> {
    const { store, bus, pack } = this.parts;
    for (const order of await store.standing(this.now())) this.orders.set(order.display, order);
    for (const heard of await store.lastHeard()) this.heard.set(heard.id, heard);
    this.known = pack().displays.map(({ id }) => id);
    this.forget = bus.on('display.heard', (beat) => this.onHeard(beat));
  }

  stop(): void {
    this.forget?.();
  }

  /** Goes over to the displays of a changed pack. */
  follow(): void {
    const { bus, pack } = this.parts;
    const now = pack().displays.map(({ id }) => id);
    for (const id of this.known.filter((one) => !now.includes(one))) bus.emit('display.removed', { id });
    this.known = now;
    for (const state of this.states()) bus.emit('display.changed', state);
  }

  /** Every display of the pack, in its order. */
  states(): DisplayState[] {
    return this.parts.pack().displays.map(({ id }) => this.stateOf(id));
  }

  /** The same, with how each one stands at this moment. */
  answers(): DisplayAnswer[] {
    const now = this.now();
    return this.parts.pack().displays.map((display) => {
      const state = this.stateOf(display.id);
      const { health, since } = displayHealth(state, now);
      return { ...state, display, health, healthSince: since };
    });
  }

  /** @returns ids that a name in an address stands for; none when there is no such display */
  named(name: string): string[] {
    const ids = this.parts.pack().displays.map(({ id }) => id);
    return name === everyDisplay ? ids : ids.filter((id) => id === name);
  }

  /**
   * Puts something on displays, in the place of what was ordered before.
   * A display on which the scene would lie across a line between two screens is left as it is.
   * @throws OrderFault when the pack lacks what is named, a camera is enlarged without a reason, or the scene fits none of the displays
   */
  order(displays: readonly string[], request: OrderRequest, drill: string | null = null): Promise<DisplayState[]> {
    const { content, why } = request;
    const faults = [...contentFaults(content, this.parts.pack()), ...reasonFaults(content, why)];
    if (faults.length > 0) throw new OrderFault(faults);
    return this.put([{ content, why, displays: this.fitting(displays, content.scene) }], { ...request, drill });
  }

  /**
   * Keeps on displays what they say that they show. One that is not heard is left as it is: nobody knows what stands there.
   * @throws OrderFault when none of them is heard, or a camera stands large for which nobody gave a reason
   */
  hold(displays: readonly string[], request: HoldRequest): Promise<DisplayState[]> {
    const shown = displays.flatMap((id) => this.shownOn(id, request.why));
    if (shown.length === 0) throw new OrderFault([{ path: 'id', code: 'unheard', message: `${displays.join(', ')} is not heard: nobody knows what it shows; order a scene instead` }]);
    const faults = shown.flatMap(({ content, why }) => reasonFaults(content, why));
    if (faults.length > 0) throw new OrderFault(faults.slice(0, 1));
    return this.put(shown, { ...request, drill: null });
  }

  /** @param said why it is held; where nothing is said, the reason of the order that stands there goes on for its camera */
  private shownOn(id: string, said: string): Put[] {
    const { beat, ...heard } = this.stateOf(id);
    const content = beat?.standing?.content;
    const { health } = displayHealth(heard, this.now());
    const isKnown = content !== undefined && contentFaults(content, this.parts.pack()).length === 0;
    return isKnown && (health === 'online' || health === 'late') ? [{ content, displays: [id], why: said || reasonOf(heard.order, content) }] : [];
  }

  private put(puts: readonly Put[], { by, forS, firm, drill }: Omit<OrderRequest, 'content' | 'why'> & { drill: string | null }): Promise<DisplayState[]> {
    return this.write(async () => {
      const at = this.now();
      const until = forS === undefined ? null : at + forS * 1000;
      for (const { content, displays, why } of puts) {
        const id = randomUUID();
        const orders = displays.map((display) => ({ id, display, content, by, why, at, until, firm, drill }));
        await this.parts.store.order(orders);
        for (const order of orders) this.orders.set(order.display, order);
      }
      return this.tell(puts.flatMap(({ displays }) => displays));
    });
  }

  private fitting(ids: readonly string[], asked: string): readonly string[] {
    const { scenes, displays } = this.parts.pack();
    const scene = scenes.find(({ id }) => id === asked);
    const fitting = ids.filter((id) => displays.some((display) => display.id === id && scene && crossingOn(scene, display) === null));
    if (fitting.length > 0) return fitting;
    throw new OrderFault([{ path: 'content.scene', code: 'crossing', message: `the scene "${asked}" would lie across the lines between the screens of ${ids.join(', ')}; order another one there` }]);
  }

  /** Takes back what was ordered: the displays go on with their turns. */
  takeBack(displays: readonly string[], by: string): Promise<DisplayState[]> {
    return this.write(async () => {
      await this.parts.store.end(displays, { by, at: this.now() });
      for (const display of displays) this.orders.delete(display);
      return this.tell(displays);
    });
  }

  /** Takes back what was ordered in a drill. */
  async endDrill(drill: string): Promise<void> {
    const displays = this.states().flatMap(({ id, order }) => (order?.drill === drill ? [id] : []));
    if (displays.length > 0) await this.takeBack(displays, `Diễn tập ${drill}`);
  }

  /** Orders of a display, newest first. */
  past(display: string, limit: number): Promise<PastOrder[]> {
    return this.parts.store.past(display, limit);
  }

  private write<T>(work: () => Promise<T>): Promise<T> {
    const next = this.writing.catch(() => undefined).then(work);
    this.writing = next.catch(() => undefined);
    return next;
  }

  private tell(displays: readonly string[]): DisplayState[] {
    const states = displays.map((id) => this.stateOf(id));
    for (const state of states) this.parts.bus.emit('display.changed', state);
    return states;
  }

  private async onHeard({ display: id, ...beat }: Heartbeat): Promise<void> {
    if (this.named(id).length === 0) return;
    const now = this.now();
    const before = this.heard.get(id);
    const wasLost = !before || now - before.heardAt > displayLostMs;
    const heard = {
      id,
      beat,
      heardAt: now,
      upSince: wasLost ? now : before.upSince,
      shownSince: wasLost || before.beat.scene !== beat.scene ? now : before.shownSince,
    };
    await this.parts.store.heard(heard);
    this.heard.set(id, heard);
    this.parts.bus.emit('display.changed', this.stateOf(id));
  }

  private stateOf(id: string): DisplayState {
    const order = this.orders.get(id);
    const { beat = null, heardAt = null, upSince = null, shownSince = null } = this.heard.get(id) ?? {};
    const stands = order !== undefined && (order.until === null || order.until > this.now());
    return { id, order: stands ? order : null, beat, heardAt, upSince, shownSince };
  }
}

function reasonOf(order: WallOrder | null, { camera }: WallContent): string {
  return order !== null && order.content.camera === camera ? order.why : '';
}
