import { randomUUID } from 'node:crypto';
import type { MaintenanceAnswer, MaintenanceQuery, MaintenanceRequest } from '@ioc/contracts';
import type { Bus, ProvincePack } from '@ioc/platform';
import type { MaintenanceStore } from '@ioc/store';
import type { MaintenanceWindow } from './ground.js';

export interface MaintenanceParts {
  store: Pick<MaintenanceStore, 'open' | 'end' | 'list'>;
  bus: Pick<Bus, 'emit'>;
  pack: () => Pick<ProvincePack, 'feeds' | 'alarms' | 'areaByCode'>;
  now?: () => number;
}

/** Something in a request that the province has not, with its place in it. */
export interface UnknownName {
  path: string;
  message: string;
}

/** More than a round asks after; the newest are taken. */
const mostOpen = 500;

/** Windows in which work is done on devices and systems. What is opened or ended is judged by the next round. */
export class Maintenance {
  private readonly now: () => number;

  constructor(private readonly parts: MaintenanceParts) {
    this.now = parts.now ?? Date.now;
  }

  list({ state, limit }: MaintenanceQuery): Promise<MaintenanceAnswer[]> {
    return this.parts.store.list({ openAt: state === 'open' ? this.now() : undefined, limit });
  }

  /** What a round is judged with. */
  async open(): Promise<MaintenanceWindow[]> {
    const windows = await this.parts.store.list({ openAt: this.now(), limit: mostOpen });
    return windows.map(({ id, from, to, feeds, rules, areas }) => ({ id, fromMs: from, untilMs: to, ...(feeds && { feeds }), ...(rules && { rules }), ...(areas && { areas }) }));
  }

  /** Names that the province does not know; a window for them would silence nothing. */
  unknownNames({ feeds = [], rules = [], areas = [] }: MaintenanceRequest): UnknownName[] {
    const pack = this.parts.pack();
    const missing = (path: string, names: readonly string[], isKnown: (name: string) => boolean) =>
      names.flatMap((name, index) => (isKnown(name) ? [] : [{ path: `${path}/${index}`, message: `there is no "${name}" among the ${path} of the province` }]));
    return [
      ...missing('feeds', feeds, (name) => pack.feeds.some(({ id }) => id === name)),
      ...missing('rules', rules, (name) => pack.alarms.rules.some(({ id }) => id === name)),
      ...missing('areas', areas, (name) => pack.areaByCode(name) !== undefined),
    ];
  }

  async begin({ from, to, by, reason, feeds, rules, areas }: MaintenanceRequest): Promise<MaintenanceAnswer> {
    const window = { id: randomUUID(), from: Date.parse(from), to: Date.parse(to), by, reason, feeds: feeds ?? null, rules: rules ?? null, areas: areas ?? null, openedAt: this.now() };
    await this.parts.store.open(window);
    this.parts.bus.emit('maintenance.changed', { id: window.id });
    return { ...window, endedAt: null, endedBy: null };
  }

  /** @returns null when there is no such window */
  async end(id: string, by: string): Promise<MaintenanceAnswer | null> {
    const ended = await this.parts.store.end(id, { by, at: this.now() });
    if (ended) this.parts.bus.emit('maintenance.changed', { id });
    return ended;
  }
}
