import { componentIds } from '@ioc/contracts';
import { LiveProvider } from '@ioc/screen-live';
import { createQueries } from '@ioc/screen-queries';
import { addBriefWords, WordsProvider } from '@ioc/screen-ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { ErrorScreen } from '../error-screen.js';
import { words } from '../words.js';
import './brief-app.css';
import { BriefScreens } from './brief-screens.js';

/** Cameras are the wall's: a tablet on the road has no use for their states. */
const topics = [...componentIds.map((id) => `component/${id}` as const), 'feeds', 'events'] as const;

const root = document.getElementById('root');
if (!root) throw new Error('brief.html has no element with the id root');
document.documentElement.lang = words.language;
await addBriefWords(words);
createRoot(root).render(
  <StrictMode>
    <WordsProvider instance={words}>
      <ErrorScreen>
        <QueryClientProvider client={createQueries()}>
          <LiveProvider topics={topics}>
            <BrowserRouter>
              <BriefScreens />
            </BrowserRouter>
          </LiveProvider>
        </QueryClientProvider>
      </ErrorScreen>
    </WordsProvider>
  </StrictMode>,
);
