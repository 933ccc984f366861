import { useSession } from '@ioc/screen-queries';
import { useState } from 'react';

const nameKey = 'rong.brief.person';

interface Person {
  by: string;
  /** The name is an account's: nobody types another one. */
  isAccounts: boolean;
  type: (name: string) => void;
  keep: () => string;
}

/** Who decides on this tablet: whoever signed in. Of a visitor of the demonstration, what he said last. @returns the name, what to type it with, and what to keep it with */
export function usePerson(): Person {
  const [said, type] = useState(() => localStorage.getItem(nameKey) ?? '');
  const actor = useSession().data?.actor;
  const own = actor?.kind === 'person' ? actor.name : null;
  const by = (own ?? said).trim();
  const keep = () => {
    if (own === null) localStorage.setItem(nameKey, by);
    return by;
  };
  return { by: own ?? said, isAccounts: own !== null, type, keep };
}
