import { componentIds } from '@ioc/contracts';
import type { KeptBrief } from '@ioc/screen-brief';
import { forgetKept, readKept, restoreAnswers } from '@ioc/screen-kept';
import { createLive } from '@ioc/screen-live';
import { createQueries } from '@ioc/screen-queries';
import { addBriefWords, WordsProvider } from '@ioc/screen-ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { ErrorScreen } from '../error-screen.js';
import { SessionGate } from '../session-gate.js';
import { words } from '../words.js';
import './brief-app.css';
import { BriefScreens } from './brief-screens.js';
import { startBriefWorker } from './brief-worker.js';

/** Cameras are the wall's: a tablet on the road has no use for their states. */
const topics = [...componentIds.map((id) => `component/${id}` as const), 'feeds', 'events', 'alarms', 'directives', 'drills'] as const;

const root = document.getElementById('root');
if (!root) throw new Error('brief.html has no element with the id root');
document.documentElement.lang = words.language;
const [kept] = await Promise.all([readKept<KeptBrief>('brief'), addBriefWords(words)]);
const [live, queries] = [createLive(topics, kept?.held), createQueries()];
if (kept) restoreAnswers(kept, queries);
const screen = (
  <StrictMode>
    <WordsProvider instance={words}>
      <ErrorScreen onFailed={() => void forgetKept('brief').catch(() => undefined)}>
        <QueryClientProvider client={queries}>
          <BrowserRouter>
            <SessionGate live={live} at="desk" hasKept={kept !== null}>
              <BriefScreens kept={kept} />
            </SessionGate>
          </BrowserRouter>
        </QueryClientProvider>
      </ErrorScreen>
    </WordsProvider>
  </StrictMode>
);
// Drawn in pieces between which the browser may answer a finger: a telephone takes half a second over the whole.
startTransition(() => createRoot(root).render(screen));
// After the page stands: what is kept for later must not stand in its way, and a browser that refuses a worker still shows the page.
startBriefWorker().catch(() => undefined);
