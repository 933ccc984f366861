import { useEffect, useState, useSyncExternalStore } from 'react';

export type BriefTheme = 'light' | 'dark';

const key = 'rong.brief.theme';
const dark = '(prefers-color-scheme: dark)';

/** Day by default, dark when the room is; a choice made by hand is kept on this device. */
export function useBriefTheme(): [BriefTheme, (theme: BriefTheme) => void] {
  const [chosen, choose] = useState<string | null>(() => localStorage.getItem(key));
  const isDarkRoom = useSyncExternalStore(
    (listener) => {
      const query = matchMedia(dark);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => matchMedia(dark).matches,
  );
  const theme = chosen === 'dark' || chosen === 'light' ? chosen : isDarkRoom ? 'dark' : 'light';
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return [
    theme,
    (next) => {
      localStorage.setItem(key, next);
      choose(next);
    },
  ];
}
