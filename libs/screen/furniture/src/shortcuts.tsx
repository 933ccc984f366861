import { useWords } from '@ioc/screen-ui';
import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';

export interface Shortcut {
  /** As `KeyboardEvent.key` says it, e.g. `/`, `?`, `1`, `r`. */
  key: string;
  /** What it does, in the words of the page. */
  label: string;
  run: () => void;
}

interface Registry {
  all: ReadonlyMap<string, Shortcut>;
  add(shortcut: Shortcut): () => void;
}

const ShortcutContext = createContext<Registry | null>(null);

/** Keys of the pages below; the help lists exactly what is registered, so that it cannot say what is not so. */
export function Shortcuts({ children }: { children: ReactNode }) {
  const [all, setAll] = useState<ReadonlyMap<string, Shortcut>>(new Map());
  const newest = useRef(all);
  useEffect(() => void (newest.current = all), [all]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      // A letter means the same with Caps Lock on.
      const shortcut = newest.current.get(event.key) ?? newest.current.get(event.key.toLowerCase());
      if (!shortcut) return;
      event.preventDefault();
      shortcut.run();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const registry = useMemo<Registry>(
    () => ({
      all,
      add: (shortcut) => {
        setAll((known) => new Map(known).set(shortcut.key, shortcut));
        return () => setAll((known) => without(known, shortcut));
      },
    }),
    [all],
  );
  return <ShortcutContext.Provider value={registry}>{children}</ShortcutContext.Provider>;
}

function without(known: ReadonlyMap<string, Shortcut>, shortcut: Shortcut): ReadonlyMap<string, Shortcut> {
  const left = new Map(known);
  if (left.get(shortcut.key) === shortcut) left.delete(shortcut.key);
  return left;
}

/** Keys belong to a field while one is typed into, and to an open dialog. */
function isTyping({ target, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  if (ctrlKey || altKey || metaKey) return true;
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog') !== null;
}

function useRegistry(): Registry {
  const registry = useContext(ShortcutContext);
  if (!registry) throw new Error('a shortcut was used outside of Shortcuts');
  return registry;
}

/** A key of this page, as long as the page stands. */
export function useShortcut(key: string, label: string, run: () => void): void {
  const { add } = useRegistry();
  const newest = useRef(run);
  useEffect(() => void (newest.current = run), [run]);
  const adder = useRef(add);
  useEffect(() => adder.current({ key, label, run: () => newest.current() }), [key, label]);
}

/** What every key does, as a list. */
export function ShortcutHelp() {
  const { t } = useWords();
  const { all } = useRegistry();
  const moves: [string, string][] = [
    ['↑ ↓', t('desk.keys.rows')],
    ['Enter', t('desk.keys.open')],
    ['Tab', t('desk.keys.tab')],
    ['Esc', t('desk.keys.close')],
  ];
  const keys = [...all.values()].map(({ key, label }): [string, string] => [key, label]);
  return (
    <dl className="key-list">
      {[...keys, ...moves].map(([key, label]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{label}</dd>
        </div>
      ))}
    </dl>
  );
}
