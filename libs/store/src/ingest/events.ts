import type { EntityManager } from 'typeorm';
import type { EventState } from '@ioc/contracts';
import type { IngestBatch, IngestResult } from '../batch.js';
import { Columns, clean } from '../columns.js';

/** What two versions of one event are compared by. */
const said = [
  'component',
  'kind',
  'title',
  'description',
  'severity',
  'status',
  'area',
  'organisation',
  'place',
  'lat',
  'lon',
  'started_at',
  'updated_at',
  'due_at',
  'provenance',
];
/** What a new version of an event is noted for. */
const noted = ['status', 'severity', 'title', 'organisation', 'due_at'];
const written = [...said, 'received_at', 'run_id', 'locator'];
/** An event that was open stays known since then; one that has become worse is known as such from now on. */
const knownSince = `known_since = CASE WHEN e.status = 'open' AND excluded.severity >= e.severity THEN e.known_since ELSE excluded.known_since END`;

type BatchEvent = IngestBatch['events'][number];
type Stored = { source_id: string; since: number | null; was: string | null };

function sinceOf(since: number | null | undefined): Pick<EventState, 'knownSince'> {
  return since === null || since === undefined ? {} : { knownSince: Math.round(since) };
}

/** @returns what is new or changed, and what was open until now */
export async function writeEvents(manager: EntityManager, batch: IngestBatch): Promise<IngestResult['events']> {
  const events = [...new Map(batch.events.map((event) => [clean(event.id), event])).values()];
  const columns = eventColumns(events, batch);
  const feed = columns.parameter(batch.run.feed);
  const changed = await manager.query<Stored[]>(
    `WITH said AS (${columns.select}),
     old AS (SELECT e.source_id, ${noted.map((name) => `e.${name}`).join(', ')} FROM event e JOIN said USING (source_id) WHERE e.feed = ${feed}),
     stored AS (
       INSERT INTO event AS e (${columns.list}) SELECT ${columns.list} FROM said
       ON CONFLICT (feed, source_id) DO UPDATE SET ${written.map((name) => `${name} = excluded.${name}`).join(', ')}, ${knownSince}
       WHERE (${said.map((name) => `e.${name}`).join(', ')}) IS DISTINCT FROM (${said.map((name) => `excluded.${name}`).join(', ')})
       RETURNING e.*
     ),
     versions AS (
       INSERT INTO event_version (feed, source_id, received_at, ${noted.join(', ')})
       SELECT stored.feed, source_id, stored.received_at, ${noted.map((name) => `stored.${name}`).join(', ')} FROM stored LEFT JOIN old USING (source_id)
       WHERE old.status IS NULL OR (${noted.map((name) => `stored.${name}`).join(', ')}) IS DISTINCT FROM (${noted.map((name) => `old.${name}`).join(', ')})
       ON CONFLICT DO NOTHING
     )
     SELECT stored.source_id, (extract(epoch FROM stored.known_since) * 1000)::float8 AS since, old.status AS was FROM stored LEFT JOIN old USING (source_id)`,
    columns.parameters,
  );
  const was = new Map(changed.map((row) => [row.source_id, row.was]));
  const since = new Map(changed.map((row) => [row.source_id, row.since]));
  const stored = events.filter(({ id }) => was.has(clean(id)));
  return {
    upserted: stored.filter(({ status }) => status === 'open').map((event) => ({ ...eventState(event, batch), ...sinceOf(since.get(clean(event.id))) })),
    closed: stored
      .filter(({ id, status }) => status === 'closed' && was.get(clean(id)) === 'open')
      .map(({ id }) => identity(batch.run.feed, id)),
  };
}

const texts = ['component', 'kind', 'title', 'description', 'status', 'area', 'organisation', 'place'] as const;
const numbers = ['severity', 'lat', 'lon'] as const;
const moments = { started_at: 'startedAt', updated_at: 'updatedAt', due_at: 'dueAt' } as const;

function eventColumns(events: readonly BatchEvent[], { run, provenance }: IngestBatch): Columns {
  const of = <T>(pick: (event: BatchEvent) => T) => events.map(pick);
  const columns = new Columns()
    .add(
      'source_id',
      'text',
      of(({ id }) => clean(id)),
    )
    .add(
      'locator',
      'text',
      of(({ where }) => clean(where)),
    )
    .constant('received_at', 'ms', run.finishedAt)
    .constant('known_since', 'ms', run.finishedAt)
    .constant('provenance', 'text', provenance)
    .constant('feed', 'text', run.feed)
    .constant('run_id', 'uuid', run.id);
  for (const name of texts)
    columns.add(
      name,
      'text',
      of((event) => clean(event[name])),
    );
  for (const name of numbers)
    columns.add(
      name,
      'double precision',
      of((event) => event[name]),
    );
  for (const [name, key] of Object.entries(moments))
    columns.add(
      name,
      'ms',
      of((event) => msOf(event[key])),
    );
  return columns;
}

function msOf(iso: string | undefined): number | null {
  return iso === undefined ? null : Date.parse(iso);
}

function identity(feed: string, id: string): string {
  return `${feed}/${clean(id)}`;
}

function eventState(
  { id, startedAt, updatedAt, dueAt, ...event }: BatchEvent,
  { run, provenance }: IngestBatch,
): EventState {
  const state: EventState & { where?: string } = {
    ...event,
    id: identity(run.feed, id),
    feed: run.feed,
    startedAt: Date.parse(startedAt),
    ...(updatedAt ? { updatedAt: Date.parse(updatedAt) } : {}),
    ...(dueAt ? { dueAt: Date.parse(dueAt) } : {}),
    receivedAt: run.finishedAt,
    provenance,
  };
  // The place in the payload is for the archive, not for screens.
  delete state.where;
  return state;
}
