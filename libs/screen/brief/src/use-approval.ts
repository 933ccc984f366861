import type { DirectiveAnswer, DirectiveDetail } from '@ioc/contracts';
import { askServer, getJson, ProblemError } from '@ioc/screen-queries';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { isRewritten, newestOf } from './drafts.js';

export interface Approval {
  /** The drafts as they stand now, with the text that would go out. */
  shown: readonly DirectiveAnswer[];
  /** Somebody has written something else since this was opened: nothing goes out before that is read. */
  isRewritten: boolean;
  isSending: boolean;
  /** Why the server did not take it, other than that. */
  error: Error | null;
  approve(by: string): void;
  /** The new text has been read. */
  read(): void;
}

/** Approves exactly the words that stood here when the sheet was opened, or that were read since. @param live drafts as the server says now */
export function useApproval(live: readonly DirectiveAnswer[], onDone: () => void): Approval {
  const [seen, setSeen] = useState(live);
  const [asked, setAsked] = useState<readonly DirectiveAnswer[]>([]);
  const [isRefused, setRefused] = useState(false);
  const shown = newestOf(live, asked);
  const { mutate, isPending, error } = useMutation({
    // At the same moment: the ten seconds of the first must not run out over the others.
    mutationFn: (by: string) => Promise.all(shown.map(({ id, last }) => post(id, 'approve', { by, last, key: crypto.randomUUID() }))),
    onSuccess: onDone,
    onError: async (fault) => {
      if (!isChangedMeanwhile(fault)) return;
      setRefused(true);
      setAsked(await Promise.all(shown.map(async ({ id }) => (await getJson<DirectiveDetail>(`directives/${id}`)).directive)));
    },
  });
  const hasOtherWords = shown.some((now) => seen.some((one) => one.id === now.id && isRewritten(one, now)));
  return {
    ...{ shown, isRewritten: isRefused || hasOtherWords, isSending: isPending, error: isChangedMeanwhile(error) ? null : error },
    approve: (by) => mutate(by),
    read: () => {
      setSeen(shown);
      setRefused(false);
    },
  };
}

/** Takes approvals back before they go out. */
export function useUndo() {
  return useMutation({ mutationFn: ({ directives, by }: { directives: readonly DirectiveAnswer[]; by: string }) => Promise.all(directives.map(({ id }) => post(id, 'undo', { by, key: crypto.randomUUID() }))) });
}

function post(id: string, act: 'approve' | 'undo', body: object): Promise<Response> {
  return askServer(`directives/${id}/${act}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

function isChangedMeanwhile(error: unknown): boolean {
  return error instanceof ProblemError && error.problem?.errors?.some(({ code }) => code === 'changed-meanwhile') === true;
}
