import { returnPath } from '@ioc/contracts';
import type { Live } from '@ioc/screen-live';
import { addAccessWords, addDeskWords, addPlaybackWords, addSheetWords, useWords } from '@ioc/screen-ui';
import { lazy, Suspense, type ReactNode } from 'react';
import { Link, Navigate, Route, Routes, useLocation } from 'react-router';
import { SetupPlace, SignInPlace } from './access-places.js';
import { useReopenOnNewBuild } from './planned-reload.js';
import { ProvinceGate } from './province-gate.js';
import { SessionGate } from './session-gate.js';
import { Wall } from './wall.js';
import { words } from './words.js';

const AllTiles = lazy(() => import('./all-tiles.js').then((module) => ({ default: module.AllTiles })));
/** The desk is no part of what a wall loads, its words neither. */
const Desk = lazy(async () => {
  const [module] = await Promise.all([import('./desk/desk.js'), addDeskWords(words), addPlaybackWords(words), addAccessWords(words)]);
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
export function Screens({ live, hasKept }: { live: Live; hasKept: boolean }) {
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
      <Route path="/sign-in" element={<Suspense><SignInPlace onDone={goOn} to={wanted()} /></Suspense>} />
      <Route path="/sign-in/setup" element={<Suspense><SetupPlace onDone={goOn} /></Suspense>} />
      <Route path="*" element={<ServedScreens live={live} hasKept={hasKept} />} />
    </Routes>
  );
}

/** Loaded anew: whoever came in is somebody else than before. */
const goOn = () => location.assign(wanted());
/** Where somebody was when he had to sign in; never another site, whoever wrote the address. */
const wanted = () => returnPath(new URLSearchParams(location.search).get('to') ?? undefined);

function ServedScreens({ live, hasKept }: { live: Live; hasKept: boolean }) {
  const isDesk = /^\/(desk|organisation)(\/|$)/u.test(useLocation().pathname);
  return (
    <SessionGate live={live} at={isDesk ? 'desk' : 'wall'} hasKept={hasKept}>
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
    </SessionGate>
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
