import { ProvinceContext, useWords } from '@ioc/screen-ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState, type ComponentType } from 'react';
import { Link, useSearchParams } from 'react-router';
import { BannersPage } from './banners-page.js';
import { BlocksPage } from './blocks-page.js';
import { province } from './facts.js';
import { MapPage } from './map-page.js';
import { PanelsPage } from './panels-page.js';
import './sheet.css';
import { sheetQueries } from './sheet-queries.js';
import { StatesPage } from './states-page.js';

const pages: Record<string, ComponentType> = { states: StatesPage, panels: PanelsPage, banners: BannersPage, blocks: BlocksPage, map: MapPage };
const themes = ['live', 'night', 'replay', 'day'] as const;
type Theme = (typeof themes)[number];

/**
 * The living sheet of the design system: every part of the wall in every state, drawn by the components that the wall is made of, from fixed
 * data. `?page=` names what is looked at, `?theme=` the light.
 */
export function Sheet() {
  const { t } = useWords();
  const [search] = useSearchParams();
  const [queries] = useState(sheetQueries);
  const page = Object.keys(pages).find((name) => name === search.get('page')) ?? 'states';
  const theme = themes.find((name) => name === search.get('theme')) ?? 'live';
  useTheme(theme);
  const Page = pages[page] as ComponentType;
  return (
    <QueryClientProvider client={queries}>
      <ProvinceContext value={province}>
        <div className="sheet" data-page={page}>
          <header>
            <h1>{t('sheet.title')}</h1>
            <nav>
              {Object.keys(pages).map((name) => (
                <Link key={name} to={`?page=${name}&theme=${theme}`} aria-current={name === page ? 'page' : undefined}>{t(`sheet.page.${name}`)}</Link>
              ))}
            </nav>
            <nav>
              {themes.map((name) => (
                <Link key={name} to={`?page=${page}&theme=${name}`} aria-current={name === theme ? 'page' : undefined}>{t(`sheet.theme.${name}`)}</Link>
              ))}
            </nav>
          </header>
          <Page key={theme} />
        </div>
      </ProvinceContext>
    </QueryClientProvider>
  );
}

function useTheme(theme: Theme): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'night' || theme === 'day') dataset['light'] = theme;
    if (theme === 'replay') dataset['time'] = theme;
    return () => {
      delete dataset['light'];
      delete dataset['time'];
    };
  }, [theme]);
}
