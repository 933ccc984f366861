import type { CameraStatus, EventState } from '@ioc/contracts';
import { AgeCell, Fact, Loading, Nothing, Trouble, useMoments } from '@ioc/screen-furniture';
import { feedFreshness, useCameras, useEachSecond, useFeeds } from '@ioc/screen-live';
import { areaName, SeverityGlyph, useProvince, useWords } from '@ioc/screen-ui';
import { useMemo, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useEventDetail } from './event-query.js';
import { EventHistory } from './event-history.js';
import { EventRecord } from './event-record.js';
import { Due } from './event-table.js';
import { nearCameras, reachKm, type NearCamera } from './near-cameras.js';
import { PutOnWall } from './put-on-wall.js';

/** Draws a camera's live picture, which somebody looks at for that reason; the player is another room's. */
export type CameraPicture = (camera: CameraStatus, why: string) => ReactNode;

/** All that is known of one event, and what can be done with it. */
export function EventPane({ id, picture }: { id: string; picture: CameraPicture }) {
  const { t } = useWords();
  const { data, error, refetch } = useEventDetail(id);
  if (id === '') return <Nothing>{t('eventList.choose')}</Nothing>;
  if (!data || data.event.id !== id) return error ? <Trouble error={error} retry={() => void refetch()} /> : <Loading />;
  return (
    <article className="events-pane" data-event-pane={id} aria-label={data.event.title}>
      <PaneBody event={data.event} picture={picture} />
      <EventHistory versions={data.versions} />
      <EventRecord detail={data} />
    </article>
  );
}

function PaneBody({ event, picture }: { event: EventState; picture: CameraPicture }) {
  const { t, pick } = useWords();
  const { components } = useProvince();
  const cameras = useCameras();
  const near = useMemo(() => nearCameras(event, cameras), [event, cameras]);
  const component = components.find(({ id }) => id === event.component)?.name;
  return (
    <>
      <header data-severity={event.status === 'open' ? event.severity : undefined}>
        <SeverityGlyph severity={event.severity} phase={event.status === 'open' ? 'open' : 'shelved'} ring={event.severity === 1 && event.status === 'open'} />
        <div>
          <h2>{event.title}</h2>
          <p>{[t(`severity.${event.severity}`), t(`eventList.status.${event.status}`), component && pick(component), event.provenance === 'simulated' && t('provenance.simulated')].filter(Boolean).join(' · ')}</p>
        </div>
      </header>
      <PutOnWall event={event} near={near} />
      {event.description && <p className="events-description">{event.description}</p>}
      <Near near={near} event={event} picture={picture} />
      <Facts event={event} />
    </>
  );
}

function Near({ near, event, picture }: { near: readonly NearCamera[]; event: EventState; picture: CameraPicture }) {
  const { t, formats } = useWords();
  const [first] = near;
  if (!first) return <p className="events-near">{t(event.lat === undefined ? 'eventList.noPlace' : 'camera.none')}</p>;
  const names = near.map(({ camera, km }) => `${String(camera.number).padStart(2, '0')} ${camera.shortName} ${formats.number(km, 1)} km`).join(' · ');
  const isNear = first.km <= reachKm;
  return (
    <div className="events-near">
      {isNear && <div className="events-picture">{picture(first.camera, event.title)}</div>}
      <p>{t(isNear ? 'eventList.near' : 'eventList.farCameras', { names })}</p>
      {isNear && <p>{t('eventList.lookedAtFor', { why: event.title })}</p>}
    </div>
  );
}

/** How it stands, as far as it is known. */
function Facts({ event }: { event: EventState }) {
  const { t, age } = useWords();
  const info = useProvince();
  const moments = useMoments();
  const running = useEachSecond((now) => age(now - event.startedAt));
  const nameOf = (id: string | undefined) => info.organisations.find((one) => one.id === id)?.name ?? id;
  const where = [event.place, areaName(info, event.area)].filter(Boolean).join(' · ');
  return (
    <dl className="events-facts">
      <Fact name={t('eventList.fact.where')}>{where || t('map.noPlace')}</Fact>
      <Fact name={t('eventList.fact.since')}>{`${moments.at(event.startedAt)} · ${t('map.since', { age: running })}`}</Fact>
      {event.knownSince !== undefined && <Fact name={t('eventList.fact.known')}>{moments.at(event.knownSince)}</Fact>}
      {event.updatedAt !== undefined && <Fact name={t('eventList.fact.updated')}>{moments.at(event.updatedAt)}</Fact>}
      <Fact name={t('eventList.fact.received')}>{moments.at(event.receivedAt)}</Fact>
      <Fact name={t('eventList.fact.due')}>
        {event.dueAt !== undefined && `${moments.at(event.dueAt)} · `}
        <Due event={event} />
      </Fact>
      <Fact name={t('eventList.fact.owner')}>{nameOf(event.organisation) ?? t('eventList.noOwner')}</Fact>
      <Source event={event} />
    </dl>
  );
}

/** Whose word it is, and how old that source's last word is. */
function Source({ event }: { event: EventState }) {
  const { t, pick } = useWords();
  const feed = useFeeds().find(({ id }) => id === event.feed);
  const freshness = useEachSecond((now) => (feed ? feedFreshness(feed, now) : 'off'));
  return (
    <>
      <Fact name={t('eventList.fact.feed')}>
        <Link to={`/desk/feeds/${event.feed}`}>{feed ? pick(feed.name) : event.feed}</Link>
      </Fact>
      {feed && (
        <Fact name={t('eventList.fact.feedAge')}>
          <AgeCell from={feed.lastHeardAt} staleAt={feed.staleAt} freshness={freshness} />
        </Fact>
      )}
    </>
  );
}
