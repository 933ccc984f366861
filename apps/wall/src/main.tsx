import { topics, type Topic } from '@ioc/contracts';
import { forgetKept, readKept, restoreAnswers } from '@ioc/screen-kept';
import { createLive, createPlayback, Player } from '@ioc/screen-live';
import { createQueries, getJson } from '@ioc/screen-queries';
import { WordsProvider } from '@ioc/screen-ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { ErrorScreen } from './error-screen.js';
import { isOwnWall } from './last-picture.js';
import { endMap } from './map-place.js';
import { playback } from './playback.js';
import { renewWorker, startWorker } from './screen-worker.js';
import { Screens } from './screens.js';
import { keepShell } from './seamless-reload.js';
import './wall.css';
import { words } from './words.js';

document.documentElement.lang = words.language;
document.title = words.t('app.title');

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id root');
const screen = createRoot(root);
const endScreen = () => {
  screen.unmount();
  // A map that cannot be loaded any more was not there to be ended.
  endMap().catch(() => undefined);
};
keepShell(endScreen, () => renewWorker('wall'));
/** A wall shows what happens, and not what people were asked to do; of a desk all pages know the feeds and the alarms, and each one follows what it shows beside; an organisation sees what it was given. */
function followedAt(path: string): readonly Topic[] {
  if (path.startsWith('/organisation')) return ['feeds', 'directives'];
  return path.startsWith('/desk') ? ['feeds', 'alarms', 'drills'] : topics.filter((topic) => topic !== 'directives');
}
const kept = isOwnWall() ? await readKept('wall') : null;
const live = playback ? createPlayback(new Player({ ...playback, ask: getJson })) : createLive(followedAt(location.pathname), kept?.held);
const queries = createQueries();
if (kept) restoreAnswers(kept, queries);
screen.render(
  <StrictMode>
    <WordsProvider instance={words}>
      <ErrorScreen onFailed={() => void forgetKept('wall').catch(() => undefined)}>
        <QueryClientProvider client={queries}>
          <BrowserRouter>
            <Screens live={live} hasKept={kept !== null} />
          </BrowserRouter>
        </QueryClientProvider>
      </ErrorScreen>
    </WordsProvider>
  </StrictMode>,
);
// Well after the picture stands, which it must not delay; a browser that refuses a worker still shows the wall.
if (isOwnWall()) setTimeout(() => startWorker('wall').catch(() => undefined), 5000);
