import { BriefShell, FindPage, FirstPage, IndicatorPage, MessagesPage, MorningPage, WrongPage, type KeptBrief } from '@ioc/screen-brief';
import { useWords } from '@ioc/screen-ui';
import { Link, Route, Routes } from 'react-router';
import { ProvinceGate } from '../province-gate.js';
import { useNewVersion } from './brief-worker.js';

/** Every page of the brief; a new one is one line here and one in the API's list of pages. */
export function BriefScreens({ kept }: { kept: KeptBrief | null }) {
  const takeNewVersion = useNewVersion();
  return (
    <ProvinceGate>
      <BriefShell kept={kept} takeNewVersion={takeNewVersion}>
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

function NoPage() {
  const { t } = useWords();
  return (
    <main className="lone-notice">
      <h1>{t('notFound.title')}</h1>
      <Link to="/brief">{t('brief.back')}</Link>
    </main>
  );
}
