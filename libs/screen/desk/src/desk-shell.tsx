import { useDrills, useLink } from '@ioc/screen-live';
import { Drawer, ShortcutHelp, Shortcuts, useShortcut } from '@ioc/screen-furniture';
import { DrillBar, useWords } from '@ioc/screen-ui';
import { useEffect, useState, type ReactNode } from 'react';
import { DeskHeader } from './desk-header.js';
import { PlaceKeys } from './place-keys.js';
import './desk-shell.css';

/** A page that the navigation names. */
export interface DeskPlace {
  /** Address, e.g. `/desk/feeds`. */
  path: string;
  /** Key of its name in the words. */
  name: string;
}

export interface DeskShellProps {
  places: readonly DeskPlace[];
  /** What every page of the desk keeps an eye on; stands in the header. */
  watch?: ReactNode;
  /** Who is signed in. */
  who?: ReactNode;
  children: ReactNode;
}

/** What stands round every page of the desk: who, where, how linked, when; and the keys that work everywhere. */
export function DeskShell({ places, watch, who, children }: DeskShellProps) {
  const { status } = useLink();
  const drills = useDrills();
  useDeskDocument();
  return (
    <Shortcuts>
      <div className="desk" data-link={status}>
        <SkipLink />
        <div>
          <DrillBar drills={drills} />
          <DeskHeader places={places} watch={watch} who={who} />
        </div>
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        <Help />
        <PlaceKeys places={places} />
      </div>
    </Shortcuts>
  );
}

function SkipLink() {
  const { t } = useWords();
  return (
    <a className="skip" href="#content">
      {t('desk.skip')}
    </a>
  );
}

/** `?` lists the keys. */
function Help() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  useShortcut('?', t('desk.keys.help'), () => setOpen(true));
  if (!open) return null;
  return (
    <Drawer title={t('desk.help')} middle onClose={() => setOpen(false)}>
      <ShortcutHelp />
    </Drawer>
  );
}

/** The desk's own measure of type, as long as the desk stands. */
function useDeskDocument(): void {
  const { t } = useWords();
  const title = t('desk.title');
  useEffect(() => {
    document.documentElement.dataset['screen'] = 'desk';
    return () => {
      delete document.documentElement.dataset['screen'];
    };
  }, []);
  useEffect(() => void (document.title = title), [title]);
}
