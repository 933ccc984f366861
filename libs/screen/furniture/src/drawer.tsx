import { useWords } from '@ioc/screen-ui';
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';

export interface DrawerProps {
  title: string;
  /** Stands above the title, e.g. the way back. */
  above?: ReactNode;
  /** In the middle of the screen instead of at its right edge. */
  middle?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A sheet over the page. The browser's own modal dialog: the page behind is out of reach, Esc closes, the focus comes
 * back to where it was.
 */
export function Drawer({ title, above, middle = false, onClose, children }: DrawerProps) {
  const { t } = useWords();
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Closed while it still stands: only then the browser gives the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={middle ? 'drawer drawer-middle' : 'drawer'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === ref.current) onClose();
      }}
    >
      <div className="drawer-sheet">
        <header>
          {above}
          <h2 id={id}>{title}</h2>
          <button type="button" className="button" onClick={onClose}>
            {t('desk.close')} <kbd>Esc</kbd>
          </button>
        </header>
        <div className="drawer-body" tabIndex={0} role="region" aria-labelledby={id}>
          {children}
        </div>
      </div>
    </dialog>
  );
}
