import type { EntityManager } from 'typeorm';
import { drillSource, type AlarmEventKind, type AlarmPriority, type AlarmState } from '@ioc/contracts';
import type { Database } from './database.js';
import { onceMoreWhenDead } from './dead-connection.js';
import { ms } from './read/latest.js';

/** Which alarm; `source` is empty where its rule and area say it all. */
export interface AlarmRef {
  rule: string;
  area: string;
  source: string;
}

export interface StoredAlarm extends AlarmRef {
  priority: AlarmPriority;
  state: AlarmState;
  /** The alarm as the room of alarms writes it. */
  standing: object;
  /** What its condition was found by when that changed last. */
  evidence: object | null;
}

/** One event that changed one alarm. */
export interface StoredAlarmChange extends AlarmRef {
  number: number;
  priority: AlarmPriority;
  at: number;
  kind: AlarmEventKind;
  /** The person who did it. */
  by: string | null;
  why: string | null;
  before: AlarmState;
  after: AlarmState;
  /** The whole alarm after it. */
  standing: object;
  evidence: object | null;
  vi: string;
  en: string;
}

/** A change, and the one that had raised the alarm last; it is its own where it raises. */
export interface RaisedAlarmChange extends StoredAlarmChange {
  raisedNumber: number | null;
  raisedAt: number | null;
}

/** All alarms, and the number of the change after which they stood so. */
export interface StoredAlarms {
  after: number;
  alarms: StoredAlarm[];
}

export interface AlarmWrite {
  /** The change up to which the writer knows everything. */
  after: number;
  /** Alarms that are new or stand otherwise now. */
  alarms: readonly StoredAlarm[];
  /** Alarms that are there no more; their history stays. */
  gone: readonly AlarmRef[];
  /** In the order in which they happened. */
  changes: readonly Omit<StoredAlarmChange, 'number'>[];
}

/** When one alarm called somebody: it became unacknowledged and was not. */
export interface AlarmCall extends AlarmRef {
  number: number;
  at: number;
}

export interface AlarmHistory {
  rule?: string | undefined;
  /** Changes of this alarm alone. */
  of?: AlarmRef | undefined;
  limit: number;
  offset?: number | undefined;
}

/** Any number; the same one in every Rông. Writers of alarms take turns. */
const alarmLock = 6_200_002;

/** What belongs to a drill has its source under this name (see drill-mark.ts of the contracts). */
export const noDrill = `source NOT LIKE '${drillSource('')}%'`;

const stored = `rule, area, source, priority, state, standing, evidence`;
const changed = `c.number::float8 AS number, rule, area, source, priority, ${ms('c.at', 'at')}, kind, done_by AS by, why, state_before AS before, state_after AS after, standing, evidence, vi, en`;
const lastNumber = `SELECT coalesce(max(number), 0)::float8 AS after FROM alarm_change`;

/** How alarms stand, and everything that ever changed one. */
export class AlarmStore {
  constructor(private readonly database: Database) {}

  /** Number of the last change; 0 before the first. */
  async position(): Promise<number> {
    return positionIn(await this.database.query<{ after: number }>(lastNumber));
  }

  /** All alarms, of one moment. */
  async read(): Promise<StoredAlarms> {
    const [row] = await this.database.query<StoredAlarms>(
      `SELECT (${lastNumber}) AS after, (SELECT coalesce(json_agg(a), '[]') FROM (SELECT ${stored} FROM alarm ORDER BY rule, area, source) a) AS alarms`,
    );
    return row ?? { after: 0, alarms: [] };
  }

  /**
   * Writes alarms and what changed them, all or nothing.
   * @returns the number of the last change; null when somebody else wrote a change that the writer does not know: nothing was written
   */
  keep(write: AlarmWrite): Promise<number | null> {
    // Sent again, it finds what the first one wrote and writes nothing twice.
    return onceMoreWhenDead(() => this.database.dataSource.transaction((manager) => keepIn(manager, write)));
  }

  /** What changed alarms after one change, oldest first, with the change that had raised each. */
  changesAfter(number: number, limit: number): Promise<RaisedAlarmChange[]> {
    return this.database.query<RaisedAlarmChange>(
      `SELECT ${changed}, raised.number::float8 AS "raisedNumber", ${ms('raised.at', 'raisedAt')}
       FROM alarm_change c LEFT JOIN LATERAL (
         SELECT r.number, r.at FROM alarm_change r
         WHERE (r.rule, r.area, r.source) = (c.rule, c.area, c.source) AND r.number <= c.number AND r.state_after = 'unacknowledged' AND r.state_before <> 'unacknowledged'
         ORDER BY r.number DESC LIMIT 1
       ) raised ON true
       WHERE c.number > $1 ORDER BY c.number LIMIT $2`,
      [number, limit],
    );
  }

  /** What changed alarms, newest first. */
  changes({ rule, of, limit, offset = 0 }: AlarmHistory): Promise<StoredAlarmChange[]> {
    return this.database.query<StoredAlarmChange>(
      `SELECT ${changed} FROM alarm_change c WHERE ($1::text IS NULL OR rule = $1) AND ($4::text IS NULL OR (area = $4 AND source = $5)) ORDER BY c.number DESC LIMIT $2 OFFSET $3`,
      [of?.rule ?? rule ?? null, limit, offset, of?.area ?? null, of?.source ?? null],
    );
  }

  /**
   * Calls, oldest first; those of drills count for nobody's load.
   * @param asked.after number of the change up to which they are known; `from` epoch milliseconds
   */
  calls({ after, from }: { after: number; from: number }): Promise<AlarmCall[]> {
    return this.database.query<AlarmCall>(
      `SELECT number::float8 AS number, rule, area, source, ${ms('at', 'at')} FROM alarm_change
       WHERE number > $1 AND at > to_timestamp($2::float8 / 1000) AND ${noDrill} AND state_after = 'unacknowledged' AND state_before <> 'unacknowledged' ORDER BY number`,
      [after, from],
    );
  }
}

async function keepIn(manager: EntityManager, write: AlarmWrite): Promise<number | null> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [alarmLock]);
  const after = positionIn(await manager.query<{ after: number }[]>(lastNumber));
  if (after !== write.after) return null;
  await removeAlarms(manager, write.gone);
  await putAlarms(manager, write.alarms);
  await addChanges(manager, write);
  return after + write.changes.length;
}

const positionIn = ([row]: { after: number }[]): number => row?.after ?? 0;

async function removeAlarms(manager: EntityManager, gone: readonly AlarmRef[]): Promise<void> {
  if (gone.length === 0) return;
  await manager.query(
    `DELETE FROM alarm a USING jsonb_to_recordset($1::jsonb) AS g(rule text, area text, source text)
     WHERE (a.rule, a.area, a.source) = (g.rule, g.area, g.source)`,
    [JSON.stringify(gone)],
  );
}

async function putAlarms(manager: EntityManager, alarms: readonly StoredAlarm[]): Promise<void> {
  if (alarms.length === 0) return;
  await manager.query(
    `INSERT INTO alarm (${stored})
     SELECT ${stored} FROM jsonb_to_recordset($1::jsonb) AS a(rule text, area text, source text, priority text, state text, standing jsonb, evidence jsonb)
     ON CONFLICT (rule, area, source) DO UPDATE
     SET priority = excluded.priority, state = excluded.state, standing = excluded.standing, evidence = excluded.evidence`,
    [JSON.stringify(alarms)],
  );
}

async function addChanges(manager: EntityManager, { after, changes }: AlarmWrite): Promise<void> {
  if (changes.length === 0) return;
  const numbered = changes.map((change, index) => ({ ...change, number: after + index + 1 }));
  await manager.query(
    `INSERT INTO alarm_change (number, rule, area, source, priority, at, kind, done_by, why, state_before, state_after, standing, evidence, vi, en)
     SELECT number, rule, area, source, priority, to_timestamp(at / 1000), kind, by, why, before, after, standing, evidence, vi, en
     FROM jsonb_to_recordset($1::jsonb) AS c(number bigint, rule text, area text, source text, priority text, at float8, kind text, by text, why text,
       before text, after text, standing jsonb, evidence jsonb, vi text, en text)`,
    [JSON.stringify(numbered)],
  );
}
