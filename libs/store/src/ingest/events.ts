import type { EntityManager } from 'typeorm';
import type { EventState } from '@ioc/contracts';
import type { IngestBatch, IngestResult } from '../batch.js';
import { Columns, clean } from '../columns.js';

/** What two versions of one event are compared by. */
const said = ['component', 'kind', 'title', 'description', 'severity', 'status', 'area', 'organisation', 'place', 'lat', 'lon', 'started_at', 'updated_at', 'due_at', 'provenance'];
const written = [...said, 'received_at', 'run_id', 'locator'];

type BatchEvent = IngestBatch['events'][number];

/** @returns what is new or changed, and what was open until now */
export async function writeEvents(manager: EntityManager, batch: IngestBatch): Promise<IngestResult['events']> {
  const events = [...new Map(batch.events.map((event) => [clean(event.id), event])).values()];
  const columns = eventColumns(events, batch);
  const feed = columns.parameter(batch.run.feed);
  const changed = await manager.query<{ source_id: string; was: string | null }[]>(
    `WITH said AS (${columns.select}),
     old AS (SELECT e.source_id, e.status FROM event e JOIN said USING (source_id) WHERE e.feed = ${feed}),
     stored AS (
       INSERT INTO event AS e (${columns.list}) SELECT ${columns.list} FROM said
       ON CONFLICT (feed, source_id) DO UPDATE SET ${written.map((name) => `${name} = excluded.${name}`).join(', ')}
       WHERE (${said.map((name) => `e.${name}`).join(', ')}) IS DISTINCT FROM (${said.map((name) => `excluded.${name}`).join(', ')})
       RETURNING source_id
     )
     SELECT stored.source_id, old.status AS was FROM stored LEFT JOIN old USING (source_id)`,
    columns.parameters,
  );
  const was = new Map(changed.map((row) => [row.source_id, row.was]));
  const stored = events.filter(({ id }) => was.has(clean(id)));
  return {
    upserted: stored.filter(({ status }) => status === 'open').map((event) => eventState(event, batch)),
    closed: stored
      .filter(({ id, status }) => status === 'closed' && was.get(clean(id)) === 'open')
      .map(({ id }) => identity(batch.run.feed, id)),
  };
}

function eventColumns(events: readonly BatchEvent[], { run, provenance }: IngestBatch): Columns {
  const of = <T>(pick: (event: BatchEvent) => T) => events.map(pick);
  const columns = new Columns().add('source_id', 'text', of(({ id }) => clean(id)));
  for (const name of ['component', 'kind', 'title', 'description', 'status', 'area', 'organisation', 'place'] as const) {
    columns.add(name, 'text', of((event) => clean(event[name])));
  }
  return columns
    .add('severity', 'integer', of(({ severity }) => severity))
    .add('lat', 'double precision', of(({ lat }) => lat))
    .add('lon', 'double precision', of(({ lon }) => lon))
    .add('started_at', 'ms', of(({ startedAt }) => Date.parse(startedAt)))
    .add('updated_at', 'ms', of(({ updatedAt }) => msOf(updatedAt)))
    .add('due_at', 'ms', of(({ dueAt }) => msOf(dueAt)))
    .add('locator', 'text', of(({ where }) => clean(where)))
    .add('received_at', 'ms', of(() => run.finishedAt))
    .add('provenance', 'text', of(() => provenance))
    .add('feed', 'text', of(() => run.feed))
    .add('run_id', 'uuid', of(() => run.id));
}

function msOf(iso: string | undefined): number | null {
  return iso === undefined ? null : Date.parse(iso);
}

function identity(feed: string, id: string): string {
  return `${feed}/${clean(id)}`;
}

function eventState({ id, startedAt, updatedAt, dueAt, ...event }: BatchEvent, { run, provenance }: IngestBatch): EventState {
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
