import type { DrillAnswer, DrillDetail } from '@ioc/contracts';
import { AskForm, Button, Fact, Panel, SaidList, useMoments, useMyName } from '@ioc/screen-furniture';
import { useEachSecond } from '@ioc/screen-live';
import { getJson, usePost } from '@ioc/screen-queries';
import { DrillMark, useWords } from '@ioc/screen-ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Timeline } from './timeline.js';

/** The drill that runs: how far it is, what has been done, and how it is ended. */
export function RunningDrill({ drill }: { drill: DrillAnswer }) {
  const { t, pick, age } = useWords();
  const moments = useMoments();
  const { id, script, state, startedAt, startedBy, endsAt, happened } = drill;
  const left = useEachSecond((now) => age(Math.max(0, endsAt - now)));
  return (
    <Panel title={t('drills.now')} aside={<DrillMark drill={id} />}>
      <article className="drill-running" data-drill-pane={id} data-state={state}>
        <h3>{pick(script.name)}</h3>
        <dl className="drill-facts">
          <Fact name={t('drills.number')}>{id}</Fact>
          <Fact name={t('drills.began')}>{t('drills.startedBy', { who: startedBy, time: moments.at(startedAt) })}</Fact>
          <Fact name={t('drills.endsItself')}>{state === 'running' ? `${moments.at(endsAt)} · ${t('drills.left', { age: left })}` : t('drills.closing')}</Fact>
        </dl>
        <Timeline script={script} happened={happened} startedAt={startedAt} />
        {state === 'running' && <End id={id} />}
        <Log drill={drill} />
      </article>
    </Panel>
  );
}

function End({ id }: { id: string }) {
  const { t } = useWords();
  const [name, setName] = useMyName();
  const [isAsking, setAsking] = useState(false);
  const post = usePost(() => setAsking(false));
  if (!isAsking) {
    return (
      <p>
        <Button primary onClick={() => setAsking(true)}>
          {t('drills.end')}
        </Button>
      </p>
    );
  }
  return (
    <AskForm
      label={t('drills.end')}
      fields={[
        { name: 'by', label: t('drills.by'), kind: 'line', required: true, initial: name },
        { name: 'why', label: t('drills.why'), kind: 'line' },
      ]}
      submit={t('drills.endNow')}
      busy={post.isPending}
      error={post.error}
      onSubmit={({ by = '', why = '' }) => {
        setName(by);
        post.mutate({ path: `drills/${id}/end`, body: { by, why } });
      }}
      onLeave={() => setAsking(false)}
      focused
    />
  );
}

function Log({ drill: { id, last } }: { drill: DrillAnswer }) {
  const detail = useQuery({ queryKey: ['drills', id, last], queryFn: () => getJson<DrillDetail>(`drills/${id}`), placeholderData: (before) => before });
  return <SaidList className="drill-log" entries={detail.data?.log ?? []} />;
}
