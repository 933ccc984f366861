import { EventsPage, type EventsMapShown } from '@ioc/screen-events';
import { useProvince } from '@ioc/screen-ui';
import { lazy, Suspense } from 'react';
import { useAreas, useEvent } from '../queries.js';
import { lookedAtPicture } from './looked-at-picture.js';

const EventsMap = lazy(() => import('@ioc/screen-map').then((module) => ({ default: module.EventsMap })));

/** The page of the events with the map and the players, which are other rooms'. */
export function EventsPlace() {
  return <EventsPage map={(shown) => <MapBeside {...shown} />} picture={lookedAtPicture} />;
}

function MapBeside({ events, selected, onSelect }: EventsMapShown) {
  const info = useProvince();
  const areas = useAreas().data;
  const held = useEvent(selected === '' ? undefined : selected);
  const event = events.find(({ id }) => id === selected) ?? held;
  return <Suspense>{areas && <EventsMap {...{ info, areas, events, onSelect }} selected={event} />}</Suspense>;
}
