import { useState } from 'react';

const nameKey = 'rong.name';

/** Who sits at this desk, as he said last on this machine; empty before the first time. */
export function useMyName(): [string, (name: string) => void] {
  const [name, setName] = useState(() => localStorage.getItem(nameKey) ?? '');
  const put = (next: string) => {
    setName(next);
    localStorage.setItem(nameKey, next.trim());
  };
  return [name, put];
}
