import { createQueries } from '@ioc/screen-queries';
import { WordsProvider } from '@ioc/screen-ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { ErrorScreen } from './error-screen.js';
import { endMap } from './map-place.js';
import { Screens } from './screens.js';
import { keepShell } from './seamless-reload.js';
import './wall.css';
import { words } from './words.js';

document.documentElement.lang = words.language;
document.title = words.t('app.title');

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id root');
const screen = createRoot(root);
keepShell(() => {
  screen.unmount();
  // A map that cannot be loaded any more was not there to be ended.
  endMap().catch(() => undefined);
});
screen.render(
  <StrictMode>
    <WordsProvider instance={words}>
      <ErrorScreen>
        <QueryClientProvider client={createQueries()}>
          <BrowserRouter>
            <Screens />
          </BrowserRouter>
        </QueryClientProvider>
      </ErrorScreen>
    </WordsProvider>
  </StrictMode>,
);
