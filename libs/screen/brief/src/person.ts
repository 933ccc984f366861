import { useState } from 'react';

const nameKey = 'rong.brief.person';

/** Who decides on this tablet, as he said last; until accounts say who it is. @returns the name, what to type it with, and what to keep it with */
export function usePerson(): { by: string; type: (name: string) => void; keep: () => string } {
  const [by, type] = useState(() => localStorage.getItem(nameKey) ?? '');
  const keep = () => {
    localStorage.setItem(nameKey, by.trim());
    return by.trim();
  };
  return { by, type, keep };
}
