import type { WallContent } from '@ioc/contracts';
import { noDrill, type AlarmRef } from './alarm-store.js';
import type { Database } from './database.js';
import type { LedgerName } from './ledger-store.js';
import { ms } from './read/latest.js';
import { spansOf, talliesOf, type FeedTally, type Span } from './read/scores.js';

/** A change of an alarm, as far as times are measured by it. */
export interface AlarmStep extends AlarmRef {
  priority: string;
  at: number;
  kind: string;
  by: string | null;
  before: string;
  after: string;
  active: boolean;
}

/** A matter with when it changed how. */
export interface MatterPath {
  id: string;
  standing: object;
  /** Oldest first. */
  steps: { kind: string; at: number }[];
}

/** An event of one kind, and when it was closed. */
export interface ClosedEvent {
  id: string;
  title: string;
  organisation: string | null;
  startedAt: number;
  closedAt: number | null;
}

export interface SceneOrder {
  id: string;
  display: string;
  content: WallContent;
  by: string;
  at: number;
  until: number | null;
}

const within = (column: string) => `${column} >= to_timestamp($1::float8 / 1000) AND ${column} < to_timestamp($2::float8 / 1000)`;

/** The logs that say how well the centre itself did. Nothing of a drill is in what they say. */
export class EffectStore {
  constructor(private readonly database: Database) {}

  /** Changes of alarms that changed their state, or may have changed what stands behind one that is put away, in the order in which they happened. */
  alarmSteps({ fromMs, toMs }: Span): Promise<AlarmStep[]> {
    return this.database.query<AlarmStep>(
      `SELECT rule, area, source, priority, ${ms('at', 'at')}, kind, done_by AS by, state_before AS before, state_after AS after, (standing ->> 'active')::boolean AS active
       FROM alarm_change WHERE ${within('at')} AND ${noDrill} AND (state_before <> state_after OR kind = 'acknowledge' OR state_after IN ('shelved', 'suppressed', 'out-of-service')) ORDER BY number`,
      [fromMs, toMs],
    );
  }

  /** Matters of one kind of which one of some moments lies in a span. @param moments keys of what is stored of them, epoch milliseconds */
  matters(ledger: LedgerName, moments: readonly string[], { fromMs, toMs }: Span): Promise<MatterPath[]> {
    return this.database.query<MatterPath>(
      `SELECT m.id, m.standing, (SELECT coalesce(json_agg(json_build_object('kind', c.kind, 'at', (date_part('epoch', c.at) * 1000)::bigint) ORDER BY c.number), '[]')
         FROM matter_change c WHERE c.ledger = m.ledger AND c.id = m.id) AS steps
       FROM matter m WHERE m.ledger = $3 AND m.standing ->> 'drill' IS NULL AND EXISTS (
         SELECT FROM unnest($4::text[]) moment WHERE (m.standing ->> moment)::float8 >= $1 AND (m.standing ->> moment)::float8 < $2)
       ORDER BY m.id`,
      [fromMs, toMs, ledger, moments],
    );
  }

  /** Events of one kind that began in a span; what was only played back is left out. */
  events(kind: string, { fromMs, toMs }: Span): Promise<ClosedEvent[]> {
    return this.database.query<ClosedEvent>(
      `SELECT e.feed || '/' || e.source_id AS id, e.title, e.organisation, ${ms('e.started_at', 'startedAt')},
         CASE WHEN e.status = 'closed' THEN (date_part('epoch', coalesce(e.updated_at, v.closed_at, e.received_at)) * 1000)::bigint::float8 END AS "closedAt"
       FROM event e LEFT JOIN LATERAL (
         SELECT min(received_at) AS closed_at FROM event_version v WHERE v.feed = e.feed AND v.source_id = e.source_id AND v.status = 'closed'
       ) v ON true
       WHERE ${within('e.started_at')} AND e.kind = $3 AND e.provenance <> 'replayed' ORDER BY e.started_at, id`,
      [fromMs, toMs, kind],
    );
  }

  /** What people put on walls in a span. */
  sceneOrders({ fromMs, toMs }: Span): Promise<SceneOrder[]> {
    return this.database.query<SceneOrder>(
      `SELECT id, display, content, ordered_by AS by, ${ms('ordered_at', 'at')}, ${ms('least(ended_at, until)', 'until')}
       FROM display_order WHERE ${within('ordered_at')} AND drill IS NULL ORDER BY ordered_at, id, display`,
      [fromMs, toMs],
    );
  }

  /** Times in which feeds kept their schedule, by feed; those of Rông itself under the empty name. */
  spans(span: Span): Promise<Map<string, Span[]>> {
    return spansOf(this.database, span);
  }

  /** When each feed was polled first. @param day last day of the province's calendar that counts */
  async firstPolls(day: string): Promise<Map<string, number>> {
    const tallies: FeedTally[] = await talliesOf(this.database, { from: day, to: day });
    return new Map(tallies.map(({ feed, firstMs }) => [feed, firstMs]));
  }
}
