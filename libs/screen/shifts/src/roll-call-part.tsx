import type { DutyAnswer, RollCall, ShiftNames } from '@ioc/contracts';
import { AskForm, Nothing, Panel, useMoments, useMyName } from '@ioc/screen-furniture';
import { getJson, usePost } from '@ioc/screen-queries';
import { DrillMark, useWords } from '@ioc/screen-ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDutyNames } from './duty-words.js';

/** A question to everybody on duty: who answered what, and who did not. */
export function RollCallPart({ names, duty }: { names: ShiftNames; duty: DutyAnswer | null }) {
  const { t } = useWords();
  const [name] = useMyName();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const calls = useQuery({ queryKey: ['shifts', 'roll-calls'], queryFn: () => getJson<RollCall[]>('shifts/roll-calls?limit=5'), refetchInterval: 2000 });
  const post = usePost(() => {
    setKey(crypto.randomUUID());
    void calls.refetch();
  });
  return (
    <Panel title={t('duty.rollCall')}>
      {duty && (
        <AskForm
          key={key}
          label={t('duty.ask')}
          fields={[{ name: 'question', label: t('duty.question'), kind: 'line', required: true }]}
          submit={t('duty.ask')}
          busy={post.isPending}
          error={post.error}
          onSubmit={({ question }) => post.mutate({ path: 'shifts/roll-calls', body: { key, by: name || t('desk.name'), question } })}
        />
      )}
      {calls.data?.length === 0 && <Nothing>{t('duty.noCalls')}</Nothing>}
      {(calls.data ?? []).map((call) => (
        <Call key={call.id} call={call} names={names} onAnswered={() => void calls.refetch()} />
      ))}
    </Panel>
  );
}

function Call({ call, names, onAnswered }: { call: RollCall; names: ShiftNames; onAnswered: () => void }) {
  const { t } = useWords();
  const words = useDutyNames(names);
  const moments = useMoments();
  const [name] = useMyName();
  const post = usePost(onAnswered);
  const choices = call.missing.map((value) => ({ value, label: words.post(value) }));
  return (
    <section className="roll-call" data-roll-call={call.id}>
      <h3>
        <DrillMark drill={call.drill} /> {call.question} <small>{t('duty.askedBy', { who: call.askedBy, moment: moments.at(call.at) })}</small>
      </h3>
      <ul>
        {call.asked.map(({ post: seat }) => {
          const answer = call.answers.find((one) => one.post === seat);
          return (
            <li key={seat} data-answered={answer !== undefined}>
              {words.post(seat)}: {answer ? `${answer.text} (${answer.by}, ${moments.at(answer.at)})` : <b>{t(call.endedAt === null ? 'duty.waits' : 'duty.silent')}</b>}
            </li>
          );
        })}
      </ul>
      {call.endedAt === null && (
        <AskForm
          label={t('duty.answer')}
          fields={[
            { name: 'post', label: t('duty.post'), kind: 'choice', required: true, choices },
            { name: 'text', label: t('duty.answer'), kind: 'line', required: true },
          ]}
          submit={t('duty.answer')}
          busy={post.isPending}
          error={post.error}
          onSubmit={({ post: seat, text }) => post.mutate({ path: `shifts/roll-calls/${call.id}/answer`, body: { by: name || t('desk.name'), post: seat, text } })}
        />
      )}
    </section>
  );
}
