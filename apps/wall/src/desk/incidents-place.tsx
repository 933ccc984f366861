import type { IncidentAnswer } from '@ioc/contracts';
import { IncidentsPage, type IncidentsMapShown } from '@ioc/screen-incidents';
import type { PlacedEvent } from '@ioc/screen-map';
import { useProvince } from '@ioc/screen-ui';
import { lazy, Suspense, useMemo } from 'react';
import { useAreas } from '../queries.js';

const EventsMap = lazy(() => import('@ioc/screen-map').then((module) => ({ default: module.EventsMap })));

/** The page of the incidents with the map, which is another room's. */
export function IncidentsPlace() {
  return <IncidentsPage map={(shown) => <MapBelow {...shown} />} />;
}

function MapBelow({ incidents, selected, onSelect }: IncidentsMapShown) {
  const info = useProvince();
  const areas = useAreas().data;
  const events = useMemo(() => incidents.map(placedOf), [incidents]);
  return <Suspense>{areas && <EventsMap {...{ info, areas, events, onSelect }} selected={events.find(({ id }) => id === selected)} />}</Suspense>;
}

function placedOf({ id, severity, state, place, drill }: IncidentAnswer): PlacedEvent {
  const point = place?.point;
  return { id, kind: 'incident', severity, status: state === 'closed' ? 'closed' : 'open', ...(place && { area: place.area }), ...(point && { lat: point.lat, lon: point.lon }), ...(drill !== null && { drill }) };
}
