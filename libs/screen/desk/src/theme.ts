import { useEffect, useState } from 'react';

export type Theme = 'dark' | 'light';
const key = 'rong.theme';

/** Dark as the wall, or light for a bright office; kept on this machine. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(() => (localStorage.getItem(key) === 'light' ? 'light' : 'dark'));
  useEffect(() => {
    localStorage.setItem(key, theme);
    if (theme === 'light') document.documentElement.dataset['theme'] = 'light';
    return () => {
      delete document.documentElement.dataset['theme'];
    };
  }, [theme]);
  return [theme, setTheme];
}
