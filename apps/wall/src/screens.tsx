import { LiveProvider, type Live } from '@ioc/screen-live';
import { addDeskWords, addPlaybackWords, addSheetWords, useWords } from '@ioc/screen-ui';
import { lazy, Suspense, type ReactNode } from 'react';
import { Link, Navigate, Route, Routes } from 'react-router';
import { useReopenOnNewBuild } from './planned-reload.js';
import { ProvinceGate } from './province-gate.js';
import { Wall } from './wall.js';
import { words } from './words.js';

const AllTiles = lazy(() => import('./all-tiles.js').then((module) => ({ default: module.AllTiles })));
/** The desk is no part of what a wall loads, its words neither. */
const Desk = lazy(async () => {
  const [module] = await Promise.all([import('./desk/desk.js'), addDeskWords(words), addPlaybackWords(words)]);
  return { default: module.Desk };
});

/** What organisations see speaks with the desk's words and is no part of the desk. */
const Organisation = lazy(async () => {
  const [module] = await Promise.all([import('./organisation-place.js'), addDeskWords(words)]);
  return { default: module.OrganisationPage };
});

/** What was is no part of what a wall loads either. */
const PlaybackWall = lazy(async () => {
  const [module] = await Promise.all([import('./playback-wall.js'), addPlaybackWords(words)]);
  return { default: module.PlaybackWall };
});

/** The design system's sheet asks no server, and no other screen loads it. */
const Sheet = lazy(async () => {
  const [module] = await Promise.all([import('./sheet/sheet.js'), addSheetWords(words)]);
  return { default: module.Sheet };
});

/** Every screen of this client by its address; a new one is one line here and one in the API's list of pages. */
export function Screens({ live }: { live: Live }) {
  return (
    <Routes>
      <Route
        path="/sheet"
        element={
          <Suspense>
            <Sheet />
          </Suspense>
        }
      />
      <Route path="*" element={<ServedScreens live={live} />} />
    </Routes>
  );
}

function ServedScreens({ live }: { live: Live }) {
  return (
    <LiveProvider live={live}>
      <ProvinceGate>
        <Routes>
          <Route path="/" element={<Navigate to="/wall" replace />} />
          <Route path="/wall" element={live.player ? <Suspense><PlaybackWall /></Suspense> : <Wall />} />
          <Route
            path="/wall/tiles"
            element={
              <Reopened>
                <AllTiles />
              </Reopened>
            }
          />
          <Route
            path="/desk/*"
            element={
              <Reopened>
                <Desk />
              </Reopened>
            }
          />
          <Route
            path="/organisation/:id"
            element={
              <Reopened>
                <Organisation />
              </Reopened>
            }
          />
          <Route path="*" element={<NotFound />} />
        </Routes>
      </ProvinceGate>
    </LiveProvider>
  );
}

function Reopened({ children }: { children: ReactNode }) {
  useReopenOnNewBuild();
  return <Suspense>{children}</Suspense>;
}

function NotFound() {
  const { t } = useWords();
  return (
    <div className="lone-notice">
      <h1>{t('notFound.title')}</h1>
      <Link to="/wall" reloadDocument>{t('notFound.back')}</Link>
    </div>
  );
}
