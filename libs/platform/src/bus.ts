import type { DirectiveAnswer, DrillAnswer, AlarmLoad, AlarmRulesInfo, AlarmStanding, CameraStatus, DisplayState, EventState, FeedState, Heartbeat, IncidentAnswer, RunAnswer, SeriesState } from '@ioc/contracts';
import type { Logger } from './logger.js';

/** A committed change of one series; `spark` is filled by the room that paints. */
export type SeriesChange = Omit<SeriesState, 'spark' | 'previous'>;

/** What rooms tell each other. Every message about data is sent after its COMMIT. */
export interface BusMessages {
  /** `history`: readings before the newest ones came with them, so what is known of the past is to be read anew. */
  'readings.stored': { feed: string; runId: string | null; changes: SeriesChange[]; fetchedAt: number; storedAt: number; history?: boolean };
  'events.stored': { feed: string; upserted: EventState[]; closed: string[] };
  /** Alarms that stand otherwise now, whoever wrote that; `gone` are those that are normal again or watched no more. */
  'alarms.changed': { alarms: readonly AlarmStanding[]; gone: readonly string[]; ruled?: AlarmRulesInfo; load?: AlarmLoad };
  /** A maintenance window was opened or ended. */
  'maintenance.changed': { id: string };
  'feed.changed': FeedState;
  /** The configuration no longer has it. */
  'feed.removed': { id: string };
  'camera.changed': CameraStatus;
  /** A screen says that it lives; checked, not stored yet. */
  'display.heard': Heartbeat;
  'incident.changed': IncidentAnswer;
  'directive.changed': DirectiveAnswer;
  'drill.changed': DrillAnswer;
  'procedure-run.changed': RunAnswer;
  'display.changed': DisplayState;
  /** The configuration no longer has it. */
  'display.removed': { id: string };
}
type Name = keyof BusMessages;
type Handler<N extends Name> = (message: BusMessages[N]) => void | Promise<void>;

/** In-process, typed, in order of subscription. A handler that throws is logged and harms no other. */
export class Bus {
  private readonly handlers = new Map<Name, Set<Handler<Name>>>();

  constructor(private readonly log: Logger) {}

  /** @returns a function that ends the subscription */
  on<N extends Name>(name: N, handler: Handler<N>): () => void {
    const set = this.handlers.get(name) ?? new Set<Handler<Name>>();
    this.handlers.set(name, set);
    set.add(handler as Handler<Name>);
    return () => set.delete(handler as Handler<Name>);
  }

  emit<N extends Name>(name: N, message: BusMessages[N]): void {
    for (const handler of this.handlers.get(name) ?? []) void this.call(name, handler, message);
  }

  private async call(name: Name, handler: Handler<Name>, message: BusMessages[Name]): Promise<void> {
    try {
      await handler(message);
    } catch (cause) {
      this.log.error({ err: cause, message: name }, 'a bus handler failed');
    }
  }
}
