import { HouseMark, useWords } from '@ioc/screen-ui';
import { useLayoutEffect, type ReactNode } from 'react';

export interface DoorFrameProps {
  title: string;
  what?: string;
  /** For what needs more room than a few questions. */
  wide?: boolean;
  children: ReactNode;
}

/** What stands before a screen: the mark of the house, and one sheet. */
export function DoorFrame({ title, what, wide = false, children }: DoorFrameProps) {
  const { t } = useWords();
  useDeskMeasure();
  return (
    <div className="door">
      <main className={wide ? 'door-sheet door-wide' : 'door-sheet'}>
        <p className="door-house">
          <HouseMark />
          <span>
            <b>{t('access.signIn.house')}</b>
            {t('access.signIn.what')}
          </span>
        </p>
        <h1>{title}</h1>
        {what && <p className="door-what">{what}</p>}
        {children}
      </main>
    </div>
  );
}

/** Read as near as a desk; the brief has a measure of its own. Light where this machine's desk is. */
function useDeskMeasure(): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    if (dataset['screen'] !== undefined) return;
    dataset['screen'] = 'desk';
    if (localStorage.getItem('rong.theme') === 'light') dataset['theme'] = 'light';
    return () => {
      delete dataset['screen'];
      delete dataset['theme'];
    };
  }, []);
}
