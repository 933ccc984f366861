import { useSession } from '@ioc/screen-queries';
import { useState } from 'react';

const nameKey = 'rong.name';

/**
 * Who sits at this desk: whoever signed in. Of a visitor, what he said last on this machine; empty before the first time.
 * @returns the name, how to say another one, and whether it is an account's, which nobody changes here
 */
export function useMyName(): [name: string, setName: (name: string) => void, isAccounts: boolean] {
  const [said, setSaid] = useState(() => localStorage.getItem(nameKey) ?? '');
  const actor = useSession().data?.actor;
  const own = actor?.kind === 'person' ? actor.name : null;
  const put = (next: string) => {
    if (own !== null) return;
    setSaid(next);
    localStorage.setItem(nameKey, next.trim());
  };
  return [own ?? said, put, own !== null];
}
