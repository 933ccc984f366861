import { AlarmsPage } from '@ioc/screen-alarms';
import { AuditPage } from '@ioc/screen-audit';
import { FeedPage, FeedsPage } from '@ioc/screen-feeds';
import { EntryPage, NewFeedPage } from '@ioc/screen-onboarding';
import { IndicatorsPage } from '@ioc/screen-indicators';
import { PlaybackPage } from '@ioc/screen-playback';
import { ScorecardPage } from '@ioc/screen-scorecard';
import { EffectivenessPage } from '@ioc/screen-effectiveness';
import { ServiceIndexPage } from '@ioc/screen-service-index';
import { DirectivesPage } from '@ioc/screen-directives';
import { DrillsPage } from '@ioc/screen-drills';
import { ShiftsPage } from '@ioc/screen-shifts';
import { TrendsPage } from '@ioc/screen-trends';
import { FleetPage, WallPage } from '@ioc/screen-displays';
import type { ReactElement } from 'react';
import { EventsPlace } from './events-place.js';
import { IncidentsPlace } from './incidents-place.js';

/** A page of the desk. With `name` it stands in the navigation and has the next digit, behind `0` from the tenth on. */
export interface DeskPage {
  /** Below `/desk/`. */
  path: string;
  page: ReactElement;
  /** Key of its name in `words/desk.*.json`. */
  name?: string;
}

/** Every page of the desk in the order of the navigation. A new one is one line here. */
export const deskPages: readonly DeskPage[] = [
  { path: 'alarms', page: <AlarmsPage />, name: 'desk.alarms' },
  { path: 'feeds', page: <FeedsPage />, name: 'desk.feeds' },
  { path: 'indicators', page: <IndicatorsPage />, name: 'desk.indicators' },
  { path: 'events', page: <EventsPlace />, name: 'desk.events' },
  { path: 'trends', page: <TrendsPage />, name: 'desk.trends' },
  { path: 'scorecard', page: <ScorecardPage />, name: 'desk.scorecard' },
  { path: 'feeds/new', page: <NewFeedPage />, name: 'desk.newFeed' },
  { path: 'displays', page: <FleetPage /> },
  { path: 'feeds/:id', page: <FeedPage /> },
  { path: 'entry', page: <EntryPage />, name: 'desk.entry' },
  { path: 'wall', page: <WallPage />, name: 'desk.wall' },
  { path: 'playback', page: <PlaybackPage />, name: 'desk.playback' },
  { path: 'incidents', page: <IncidentsPlace />, name: 'desk.incidents' },
  { path: 'directives', page: <DirectivesPage />, name: 'desk.directives' },
  { path: 'shifts', page: <ShiftsPage />, name: 'desk.shifts' },
  { path: 'drills', page: <DrillsPage />, name: 'desk.drills' },
  { path: 'service-index', page: <ServiceIndexPage />, name: 'desk.serviceIndex' },
  { path: 'effectiveness', page: <EffectivenessPage />, name: 'desk.effectiveness' },
  { path: 'audit', page: <AuditPage />, name: 'desk.audit' },
];
