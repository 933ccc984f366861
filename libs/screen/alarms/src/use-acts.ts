import type { AlarmAnswer } from '@ioc/contracts';
import { askServer } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

/** What a person does to an alarm, and what that needs to know. */
export type Act = { what: 'ack' | 'unshelve' | 'reset' } | { what: 'put-back' } | { what: 'shelve'; minutes: number; reason: string } | { what: 'take-out'; reason: string };

export type Done = { state: 'none' } | { state: 'sending' } | { state: 'done'; what: Act['what']; count: number } | { state: 'failed'; error: unknown };

export interface Acts {
  done: Done;
  /** Does it to each of these alarms; the first refusal is told. */
  act: (ids: readonly string[], act: Act) => void;
}

/** Sent at the same time; more would wait for each other at the server. */
const together = 6;

/** Acts go to the server alone: what stands changes when it says so. */
export function useActs(): Acts {
  const { t } = useWords();
  const queries = useQueryClient();
  const [done, setDone] = useState<Done>({ state: 'none' });
  const act = (ids: readonly string[], { what, ...more }: Act) => {
    if (ids.length === 0) return;
    setDone({ state: 'sending' });
    const body = JSON.stringify({ by: t('desk.name'), ...more });
    void each(ids, (id) => post(id, what, body)).then((refusals) => {
      setDone(refusals.length > 0 ? { state: 'failed', error: refusals[0] } : { state: 'done', what, count: ids.length });
      void queries.invalidateQueries({ queryKey: ['alarms', 'history'] });
    });
  };
  return { done, act };
}

async function post(id: string, what: string, body: string): Promise<AlarmAnswer> {
  const answer = await askServer(`alarms/${encodeURIComponent(id)}/${what}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return (await answer.json()) as AlarmAnswer;
}

/** @returns what was refused or failed */
async function each(ids: readonly string[], work: (id: string) => Promise<unknown>): Promise<unknown[]> {
  const left = [...ids];
  const faults: unknown[] = [];
  const hand = async () => {
    for (let id = left.shift(); id !== undefined; id = left.shift()) await work(id).catch((fault: unknown) => faults.push(fault));
  };
  await Promise.all(Array.from({ length: together }, hand));
  return faults;
}
