import { Shortcuts } from '@ioc/screen-furniture';
import { useLink } from '@ioc/screen-live';
import { useWords } from '@ioc/screen-ui';
import { WhyDrawer } from '@ioc/screen-why';
import { useEffect, type ReactNode } from 'react';
import { BriefHeader } from './brief-header.js';
import './brief.css';
import { EventSheet } from './event-sheet.js';
import { KeptNotice } from './kept-notice.js';

export interface BriefShellProps {
  /** When what is shown was kept, epoch milliseconds, as long as no connection has renewed it; null: it is live, or was. */
  keptAt: number | null;
  children: ReactNode;
}

/** What stands round every page of the brief: whose it is, how fresh it is, and what it is when there is no connection. */
export function BriefShell({ keptAt, children }: BriefShellProps) {
  const { status } = useLink();
  const { t } = useWords();
  const title = t('brief.title');
  useEffect(() => void (document.title = title), [title]);
  return (
    <Shortcuts>
      <div className="brief" data-link={status} data-kept={keptAt ?? ''}>
        <BriefHeader />
        <KeptNotice keptAt={keptAt} />
        {children}
        <EventSheet />
        <WhyDrawer />
      </div>
    </Shortcuts>
  );
}
