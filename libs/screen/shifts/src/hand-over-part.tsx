import type { HandOver, OpenMatters, ShiftNames } from '@ioc/contracts';
import { AskForm, Button, Nothing, useMoments, useMyName } from '@ioc/screen-furniture';
import { getJson, usePost } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDutyNames } from './duty-words.js';

const lists = ['alarms', 'incidents', 'runs', 'overdue', 'feeds'] as const;
const listed = 8;

/** What is open now, to be left to the next watch with a note; and what was left, to be taken. Both sides say so by their names. */
export function HandOverPart({ matters, names }: { matters: OpenMatters; names: ShiftNames }) {
  const { t } = useWords();
  const [name] = useMyName();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const overs = useQuery({ queryKey: ['shifts', 'hand-overs'], queryFn: () => getJson<HandOver[]>('shifts/hand-overs?limit=5'), refetchInterval: 5000 });
  const post = usePost<HandOver>(() => {
    setKey(crypto.randomUUID());
    void overs.refetch();
  });
  return (
    <>
      <MatterLists matters={matters} />
      {name === '' ? (
        <Nothing>{t('duty.nameFirst')}</Nothing>
      ) : (
        <AskForm
          key={key}
          label={t('duty.give')}
          fields={[{ name: 'note', label: t('duty.note'), kind: 'lines' }]}
          submit={t('duty.give')}
          busy={post.isPending}
          error={post.error}
          onSubmit={({ note }) => post.mutate({ path: 'shifts/hand-overs', body: { key, by: name, note } })}
        />
      )}
      {(overs.data ?? []).map((over) => (
        <Left key={over.id} over={over} names={names} name={name} onTake={() => post.mutate({ path: `shifts/hand-overs/${over.id}/take`, body: { by: name } })} />
      ))}
    </>
  );
}

function MatterLists({ matters }: { matters: OpenMatters }) {
  const { t, pick, formats } = useWords();
  const moments = useMoments();
  return (
    <div className="matter-lists">
      {lists.map((list) => (
        <section key={list}>
          <h3>
            {t(`duty.matters.${list}`)} <b>{formats.number(matters[list].length, 0)}</b>
          </h3>
          <ul>
            {matters[list].slice(0, listed).map((one) => (
              <li key={one.id}>
                <span>{pick(one)}</span> {one.since !== null && <small>{moments.at(one.since)}</small>}
              </li>
            ))}
            {matters[list].length > listed && <li>{t('duty.more', { n: formats.number(matters[list].length - listed, 0) })}</li>}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Left({ over, names, name, onTake }: { over: HandOver; names: ShiftNames; name: string; onTake: () => void }) {
  const { t } = useWords();
  const words = useDutyNames(names);
  const moments = useMoments();
  const counts = lists.map((list) => `${t(`duty.matters.${list}`)} ${over.matters[list].length}`).join(' · ');
  return (
    <section className="hand-over" data-hand-over={over.id}>
      <p>
        <b>
          {over.id}: {words.watch(over.from.watch)} → {words.watch(over.to.watch)}
        </b>{' '}
        {t('duty.givenBy', { who: over.givenBy, moment: moments.at(over.givenAt) })}{' '}
        {over.takenBy === null ? t('duty.notTaken') : t('duty.takenBy', { who: over.takenBy, moment: moments.at(over.takenAt ?? over.givenAt) })}
      </p>
      <p>
        {over.note} <small>{counts}</small>
      </p>
      {over.takenBy === null && name !== '' && name !== over.givenBy && (
        <Button primary onClick={onTake}>
          {t('duty.take')}
        </Button>
      )}
    </section>
  );
}
