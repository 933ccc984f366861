import { componentIds, type ComponentId } from '@ioc/contracts';
import type { Bus, BusMessages, SeriesChange } from '@ioc/platform';
import { seriesKey, type ReadingStore } from '@ioc/store';
import { readPasts } from './beginnings.js';
import type { LiveHub } from './live-hub.js';

/** Batches of one feed often come in pieces; they are gathered for this long, milliseconds. */
const gatherMs = 300;

export interface PastReaderDeps {
  bus: Bus;
  store: ReadingStore;
  hub: LiveHub;
  componentOf(indicator: string): ComponentId | undefined;
}

/** Reads sparklines and comparison values anew when a feed brought history: a feed's first answer often holds years of it. */
export class PastReader {
  private readonly asked = new Map<string, SeriesChange>();
  private timer: NodeJS.Timeout | null = null;
  private readonly stopListening: () => void;

  constructor(private readonly deps: PastReaderDeps) {
    this.stopListening = deps.bus.on('readings.stored', (message) => this.take(message));
  }

  stop(): void {
    this.stopListening();
    if (this.timer) clearTimeout(this.timer);
  }

  private take({ history, changes }: BusMessages['readings.stored']): void {
    if (!history) return;
    for (const change of changes) this.asked.set(seriesKey(change), change);
    this.timer ??= setTimeout(() => void this.read(), gatherMs);
  }

  private async read(): Promise<void> {
    this.timer = null;
    const series = [...this.asked.values()];
    this.asked.clear();
    const pasts = await readPasts(this.deps.store, series);
    for (const component of componentIds) {
      const own = series.filter(({ indicator }) => this.deps.componentOf(indicator) === component).map(seriesKey);
      if (own.length > 0) this.deps.hub.setPast(component, new Map(own.map((key) => [key, pasts.get(key) ?? { previous: null }])));
    }
  }
}
