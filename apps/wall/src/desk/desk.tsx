import { WhoMenu } from '@ioc/screen-access';
import { WatchMark } from '@ioc/screen-alarms';
import { DeskShell } from '@ioc/screen-desk';
import { Loading, Nothing, TrendLink, useShortcut } from '@ioc/screen-furniture';
import { useMay } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { WhyDrawer } from '@ioc/screen-why';
import { Suspense } from 'react';
import { Navigate, Route, Routes, useNavigate } from 'react-router';
import { deskPages, type DeskPage } from './pages.js';

/** The operator's desk: its pages inside the shell, and over any of them the drawer that says why a number is so. */
export function Desk() {
  const may = useMay();
  const open = ({ right }: DeskPage) => right === undefined || may(right);
  const places = deskPages.filter(open).flatMap(({ path, name }) => (name ? [{ path: `/desk/${path}`, name }] : []));
  // Somebody who may see nothing here has an account all the same.
  const first = places.find(({ path }) => path === '/desk/feeds') ?? places[0] ?? { path: '/desk/account' };
  return (
    <DeskShell places={places} watch={may('read:alarm') && <WatchMark />} who={<WhoMenu home="/desk" />}>
      <WallKey />
      <Suspense fallback={<Loading />}>
        <Routes>
          <Route index element={<Navigate to={first.path} replace />} />
          {deskPages.map((one) => (
            <Route key={one.path} path={one.path} element={open(one) ? one.page : <NoRight />} />
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

function NoRight() {
  const { t } = useWords();
  return <Nothing>{t('desk.noPage')}</Nothing>;
}

function NoPage() {
  const { t } = useWords();
  return <h1>{t('notFound.title')}</h1>;
}
