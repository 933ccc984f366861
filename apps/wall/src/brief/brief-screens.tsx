import { BriefShell, FindPage, FirstPage, IndicatorPage, MessagesPage, MorningPage, WrongPage, type KeptBrief } from '@ioc/screen-brief';
import { useSession } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { Suspense, useState, type ReactNode } from 'react';
import { Link, Route, Routes } from 'react-router';
import { WhoPlace } from '../access-places.js';
import { ProvinceGate } from '../province-gate.js';
import { useNewVersion } from './brief-worker.js';

/** Every page of the brief; a new one is one line here and one in the API's list of pages. */
export function BriefScreens({ kept }: { kept: KeptBrief | null }) {
  const takeNewVersion = useNewVersion();
  return (
    <ProvinceGate>
      <BriefShell kept={kept} takeNewVersion={takeNewVersion} menu={(summary) => <Menu>{summary}</Menu>}>
        <Routes>
          <Route path="/brief" element={<FirstPage />} />
          <Route path="/brief/wrong" element={<WrongPage />} />
          <Route path="/brief/find" element={<FindPage />} />
          <Route path="/brief/messages" element={<MessagesPage />} />
          <Route path="/brief/morning" element={<MorningPage />} />
          <Route path="/brief/indicator/:id" element={<IndicatorPage />} />
          <Route path="*" element={<NoPage />} />
        </Routes>
      </BriefShell>
    </ProvinceGate>
  );
}

/** It is loaded when somebody opens it; while nobody can be asked who it is, the same words stand without a menu. */
function Menu({ children }: { children: ReactNode }) {
  const session = useSession().data;
  const [isAsked, setAsked] = useState(false);
  if (!session?.actor) return children;
  const door = (
    <button type="button" className="brief-door" data-who={session.actor.id} aria-expanded="false" onClick={() => setAsked(true)}>
      {children}
    </button>
  );
  if (!isAsked) return door;
  return (
    <Suspense fallback={door}>
      <WhoPlace home="/brief" opened>
        {children}
      </WhoPlace>
    </Suspense>
  );
}

function NoPage() {
  const { t } = useWords();
  return (
    <main className="lone-notice">
      <h1>{t('notFound.title')}</h1>
      <Link to="/brief">{t('brief.back')}</Link>
    </main>
  );
}
