import { Shortcuts } from '@ioc/screen-furniture';
import { useDrills, useLink } from '@ioc/screen-live';
import { DrillBar, useWords } from '@ioc/screen-ui';
import { WhyDrawer } from '@ioc/screen-why';
import { useEffect, type ReactNode } from 'react';
import { AlarmSheet } from './alarm-sheet.js';
import { ApproveSheet } from './approve-sheet.js';
import { BriefHeader } from './brief-header.js';
import './brief.css';
import { ConfirmSheet } from './confirm-sheet.js';
import { EventSheet } from './event-sheet.js';
import { Keeper, type KeptBrief } from './keeper.js';
import { KeptNotice } from './kept-notice.js';
import { UndoBar } from './undo-bar.js';
import { NewsProvider } from './use-news.js';

export interface BriefShellProps {
  /** What the page is drawn from until there is a connection; null: nothing was kept. */
  kept: KeptBrief | null;
  /** A newer build of the page waits: how to take it; null: there is none. */
  takeNewVersion: (() => void) | null;
  /** Of whoever is signed in; opens by what is given to it. */
  menu: (summary: ReactNode) => ReactNode;
  children: ReactNode;
}

/** What stands round every page of the brief: whose it is, how fresh it is, and what it is when there is no connection. */
export function BriefShell({ kept, takeNewVersion, menu, children }: BriefShellProps) {
  const { status } = useLink();
  const drills = useDrills();
  const { t } = useWords();
  const title = t('brief.title');
  useEffect(() => void (document.title = title), [title]);
  return (
    <Shortcuts>
      <NewsProvider kept={kept?.news ?? null}>
        <div className="brief" data-link={status}>
          <BriefHeader menu={menu} />
          <div className="brief-notices">
            <DrillBar drills={drills} />
            <KeptNotice keptAt={kept?.held.at ?? null} />
            {takeNewVersion && <NewVersion take={takeNewVersion} />}
          </div>
          {children}
          <UndoBar />
          <EventSheet />
          <AlarmSheet />
          <ConfirmSheet />
          <ApproveSheet />
          <WhyDrawer />
          <Keeper />
        </div>
      </NewsProvider>
    </Shortcuts>
  );
}

/** A page that is never closed would never be renewed; nobody's page is exchanged under his hands. */
function NewVersion({ take }: { take: () => void }) {
  const { t } = useWords();
  return (
    <p className="brief-kept brief-new" role="status">
      {t('brief.newVersion')}
      <button type="button" className="button" onClick={take}>
        {t('brief.takeVersion')}
      </button>
    </p>
  );
}
