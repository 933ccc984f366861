import { FitText, useWords } from '@ioc/screen-ui';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import './pages.css';

/** The way back to the first page, and what this page is about. */
export function BackBar({ title, detail = '', children }: { title: string; detail?: string; children?: ReactNode }) {
  const { t } = useWords();
  return (
    <header className="brief-bar">
      <Link className="button brief-back" to="/brief">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M15 4 7 12l8 8" />
        </svg>
        {t('brief.back')}
      </Link>
      <div className="brief-bar-title">
        <h1>
          <FitText text={title} from={92} lines={2} />
        </h1>
        {detail && <FitText text={detail} from={92} />}
      </div>
      {children && <div className="brief-bar-acts">{children}</div>}
    </header>
  );
}
