import { useWords } from '@ioc/screen-ui';
import type { ReactNode } from 'react';
import { useFaultText } from './fault-text.js';

export function Loading() {
  const { t } = useWords();
  return (
    <p className="notice" role="status">
      {t('desk.loading')}
    </p>
  );
}

/** A list that is known to be empty says so. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className="notice">{children}</p>;
}

/** What went wrong, in the words of the screen or else in the server's, and what to do next. */
export function Trouble({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useWords();
  const faultText = useFaultText();
  return (
    <div className="notice notice-trouble" role="alert">
      <b>{t('desk.trouble')}</b>
      <p>{faultText(error)}</p>
      {retry && (
        <button type="button" className="button" onClick={retry}>
          {t('desk.again')}
        </button>
      )}
    </div>
  );
}
