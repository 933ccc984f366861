import { askServer } from '@ioc/screen-queries';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** A decision may be taken back for so long; it is sent only then, for what is stored is a revision that stays. */
const undoS = 10;

export interface Confirmation {
  state: 'open' | 'pending' | 'sending' | 'done';
  /** Seconds left to take it back. */
  leftS: number;
  /** Why the server did not take it. */
  error: Error | null;
  ask(by: string): void;
  undo(): void;
}

/** Confirms a figure that somebody else wrote. Closing the page while it waits sends nothing. */
export function useConfirmation(id: string): Confirmation {
  const queries = useQueryClient();
  const [waits, setWaits] = useState<{ by: string; leftS: number } | null>(null);
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: (by: string) => askServer(`manual-entries/${id}/confirm`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ by }) }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['manual-entries'] }),
  });
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => {
      if (waits.leftS > 1) return setWaits({ ...waits, leftS: waits.leftS - 1 });
      setWaits(null);
      mutate(waits.by);
    }, 1000);
    return () => clearTimeout(timer);
  }, [waits, mutate]);
  return {
    state: isSuccess ? 'done' : isPending ? 'sending' : waits ? 'pending' : 'open',
    leftS: waits?.leftS ?? 0,
    error,
    ask: (by) => setWaits({ by, leftS: undoS }),
    undo: () => setWaits(null),
  };
}
