import type { CameraContinuity, CameraStatus } from '@ioc/contracts';
import type { Bus, Logger } from '@ioc/platform';
import type { CameraStore, SeenCamera } from '@ioc/store';
import { continuityOf } from './continuity.js';

/** How often it is noted that a state still stands: so much is unknown after a server died. */
const noteMs = 30_000;
/** Longer without a look, this process did not run: what was in between nobody saw. */
const patienceMs = 3 * noteMs;
const hourMs = 3_600_000;

export interface CameraWatchParts {
  store: Pick<CameraStore, 'note' | 'spans'>;
  bus: Bus;
  log: Logger;
  statuses: () => CameraStatus[];
  now?: () => number;
}

/** Remembers how cameras stood. What it did not see itself it does not say: a time without a server is unknown. */
export class CameraWatch {
  /** Since when each camera was seen in its state without interruption. */
  private readonly standing = new Map<string, Pick<CameraStatus, 'id' | 'state' | 'since'>>();
  private readonly now: () => number;
  private lookedAt: number;
  private timer: NodeJS.Timeout | undefined;
  private forget: (() => void) | undefined;

  constructor(private readonly parts: CameraWatchParts) {
    this.now = parts.now ?? Date.now;
    this.lookedAt = this.now();
  }

  start(): void {
    for (const camera of this.parts.statuses()) this.standing.set(camera.id, camera);
    this.forget = this.parts.bus.on('camera.changed', (camera) => this.onChange(camera));
    this.timer = setInterval(() => void this.look(), noteMs);
  }

  /** Notes what stands at the end, so that an orderly stop leaves no gap before it. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.forget?.();
    await this.look();
  }

  /** Notes that every state stands up to this moment. */
  async look(): Promise<void> {
    const now = this.now();
    this.beginAnewAfterGap(now);
    await this.note([...this.standing.values()].map((camera) => spanOf(camera, now)));
  }

  /** How cameras stood over the last hours, up to this moment. */
  async continuity(hours: number): Promise<CameraContinuity> {
    const to = this.now();
    this.beginAnewAfterGap(to);
    const window = { from: to - hours * hourMs, to };
    const stored = await this.parts.store.spans({ fromMs: window.from, toMs: to });
    const cameras = [...this.standing.values()].map((camera) => continuityOf({ id: camera.id, stored: stored.get(camera.id) ?? [], current: spanOf(camera, to) }, window));
    return { ...window, cameras };
  }

  private async onChange(camera: CameraStatus): Promise<void> {
    this.beginAnewAfterGap(camera.since);
    const before = this.standing.get(camera.id);
    this.standing.set(camera.id, camera);
    await this.note([before ? spanOf(before, camera.since) : null, spanOf(camera, camera.since)]);
  }

  private beginAnewAfterGap(now: number): void {
    const gap = now - this.lookedAt > patienceMs;
    this.lookedAt = now;
    if (gap) for (const [id, { state }] of this.standing) this.standing.set(id, { id, state, since: now });
  }

  private async note(spans: readonly (SeenCamera | null)[]): Promise<void> {
    const known = spans.filter((span) => span !== null);
    await this.parts.store.note(known).catch((err: unknown) => this.parts.log.error({ err }, 'the states of cameras could not be noted'));
  }
}

/** The time that a state stood for; null where it says nothing. */
function spanOf({ id, state, since }: Pick<CameraStatus, 'id' | 'state' | 'since'>, to: number): SeenCamera | null {
  return state === 'unknown' ? null : { camera: id, state, from: since, to };
}
