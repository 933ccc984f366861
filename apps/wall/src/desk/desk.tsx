import { WatchMark } from '@ioc/screen-alarms';
import { DeskShell } from '@ioc/screen-desk';
import { Loading, TrendLink, useShortcut } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import { WhyDrawer } from '@ioc/screen-why';
import { Suspense } from 'react';
import { Navigate, Route, Routes, useNavigate } from 'react-router';
import { deskPages } from './pages.js';

const places = deskPages.flatMap(({ path, name }) => (name ? [{ path: `/desk/${path}`, name }] : []));

/** The operator's desk: its pages inside the shell, and over any of them the drawer that says why a number is so. */
export function Desk() {
  return (
    <DeskShell places={places} watch={<WatchMark />}>
      <WallKey />
      <Suspense fallback={<Loading />}>
        <Routes>
          <Route index element={<Navigate to="/desk/feeds" replace />} />
          {deskPages.map(({ path, page }) => (
            <Route key={path} path={path} element={page} />
          ))}
          <Route path="*" element={<NoPage />} />
        </Routes>
      </Suspense>
      <WhyDrawer more={(asked, name) => <TrendLink {...asked} name={name} />} />
    </DeskShell>
  );
}

/** `w` leads to the walls from any page. */
function WallKey() {
  const { t } = useWords();
  const navigate = useNavigate();
  useShortcut('w', t('walls.keys.page'), () => void navigate('/desk/wall'));
  return null;
}

function NoPage() {
  const { t } = useWords();
  return <h1>{t('notFound.title')}</h1>;
}
