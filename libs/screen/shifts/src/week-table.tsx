import type { DutyAnswer, ShiftsAnswer } from '@ioc/contracts';
import { AskForm, Button, useMyName } from '@ioc/screen-furniture';
import { usePost } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useState } from 'react';
import { useDutyNames } from './duty-words.js';

/** A row for each watch, a column for each day; a seat that somebody else took says so. */
export function WeekTable({ answer, onSwapped }: { answer: ShiftsAnswer; onSwapped: () => void }) {
  const { t } = useWords();
  const words = useDutyNames(answer.names);
  const days = [...new Set(answer.duties.map(({ day }) => day))];
  return (
    <>
      <div className="week-frame">
        <table className="week-table" aria-label={t('duty.week')}>
          <thead>
            <tr>
              <th scope="col">{t('duty.watch')}</th>
              {days.map((day) => (
                <th key={day} scope="col">
                  {day.slice(8)}/{day.slice(5, 7)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answer.names.watches.map(({ id, from, to }) => (
              <tr key={id}>
                <th scope="row">
                  {words.watch(id)}
                  <small>
                    {from}–{to}
                  </small>
                </th>
                {days.map((day) => (
                  <td key={day}>
                    <Cell duty={answer.duties.find((duty) => duty.day === day && duty.watch === id)} answer={answer} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Swap answer={answer} days={days} onSwapped={onSwapped} />
    </>
  );
}

function Cell({ duty, answer }: { duty: DutyAnswer | undefined; answer: ShiftsAnswer }) {
  const words = useDutyNames(answer.names);
  if (!duty) return null;
  const swapped = words.seats(duty).filter(({ insteadOf }) => insteadOf !== null);
  return (
    <>
      {words.crew(duty.crew)}
      {swapped.map(({ id, person, insteadOf }) => (
        <small key={id}>
          {person} ← {insteadOf}
        </small>
      ))}
    </>
  );
}

function Swap({ answer, days, onSwapped }: { answer: ShiftsAnswer; days: readonly string[]; onSwapped: () => void }) {
  const { t, pick } = useWords();
  const [isAsking, setAsking] = useState(false);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [name] = useMyName();
  const post = usePost(() => {
    setAsking(false);
    setKey(crypto.randomUUID());
    onSwapped();
  });
  if (!isAsking) return <Button onClick={() => setAsking(true)}>{t('duty.swap')}</Button>;
  const choice = (field: string, choices: { value: string; label: string }[]) => ({ name: field, label: t(`duty.${field}`), kind: 'choice' as const, required: true, choices });
  const named = (list: 'watches' | 'posts' | 'people') => answer.names[list].map((one) => ({ value: one.id, label: pick(one.name) }));
  return (
    <AskForm
      label={t('duty.swap')}
      fields={[choice('day', days.map((value) => ({ value, label: value }))), choice('watch', named('watches')), choice('post', named('posts')), choice('person', named('people')), { name: 'why', label: t('incidents.why'), kind: 'line', required: true }]}
      submit={t('duty.swap')}
      busy={post.isPending}
      error={post.error}
      onSubmit={({ why, ...seat }) => post.mutate({ path: 'shifts/swaps', body: { key, by: name || t('desk.name'), why, seats: [seat] } })}
      onLeave={() => setAsking(false)}
    />
  );
}
