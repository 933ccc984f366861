import type { AccessRight } from '@ioc/contracts';
import { AccountPage, AccountsPage, PairingPart } from '@ioc/screen-access';
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
  /** Without it the page is not shown, nor in the navigation. */
  right?: AccessRight;
}

/** Every page of the desk in the order of the navigation. A new one is one line here. */
export const deskPages: readonly DeskPage[] = [
  { path: 'alarms', page: <AlarmsPage />, right: 'read:alarm', name: 'desk.alarms' },
  { path: 'feeds', page: <FeedsPage />, right: 'read:feed', name: 'desk.feeds' },
  { path: 'indicators', page: <IndicatorsPage />, right: 'read:reading', name: 'desk.indicators' },
  { path: 'events', page: <EventsPlace />, right: 'read:event', name: 'desk.events' },
  { path: 'trends', page: <TrendsPage />, right: 'read:reading', name: 'desk.trends' },
  { path: 'scorecard', page: <ScorecardPage />, right: 'read:scorecard', name: 'desk.scorecard' },
  { path: 'feeds/new', page: <NewFeedPage />, right: 'configure:configuration', name: 'desk.newFeed' },
  { path: 'displays', page: <FleetPage pairing={<PairingPart />} />, right: 'read:display' },
  { path: 'feeds/:id', page: <FeedPage />, right: 'read:feed' },
  { path: 'entry', page: <EntryPage />, right: 'read:entry', name: 'desk.entry' },
  { path: 'wall', page: <WallPage />, right: 'order:display', name: 'desk.wall' },
  { path: 'playback', page: <PlaybackPage />, right: 'read:playback', name: 'desk.playback' },
  { path: 'incidents', page: <IncidentsPlace />, right: 'read:incident', name: 'desk.incidents' },
  { path: 'directives', page: <DirectivesPage />, right: 'read:directive', name: 'desk.directives' },
  { path: 'shifts', page: <ShiftsPage />, right: 'read:shift', name: 'desk.shifts' },
  { path: 'drills', page: <DrillsPage />, right: 'read:drill', name: 'desk.drills' },
  { path: 'service-index', page: <ServiceIndexPage />, right: 'read:service-index', name: 'desk.serviceIndex' },
  { path: 'effectiveness', page: <EffectivenessPage />, right: 'read:effectiveness', name: 'desk.effectiveness' },
  { path: 'audit', page: <AuditPage />, right: 'read:audit', name: 'desk.audit' },
  { path: 'accounts', page: <AccountsPage />, right: 'manage:account', name: 'desk.accounts' },
  { path: 'account', page: <AccountPage /> },
];
