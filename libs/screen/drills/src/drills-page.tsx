import type { DrillAnswer, DrillScript } from '@ioc/contracts';
import { AskForm, Button, Loading, Nothing, Panel, Trouble, useMoments, useMyName } from '@ioc/screen-furniture';
import { useDrills } from '@ioc/screen-live';
import { getJson, usePost } from '@ioc/screen-queries';
import { DrillMark, useWords } from '@ioc/screen-ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import './drills.css';
import { RunningDrill } from './running-drill.js';
import { Timeline } from './timeline.js';

/** Drills: the one that runs with its end, those that the province has, those that were held. */
export function DrillsPage() {
  const { t } = useWords();
  const [drill] = useDrills();
  const scripts = useQuery({ queryKey: ['drills', 'scripts'], queryFn: () => getJson<DrillScript[]>('drills/scripts') });
  const state = drill && `${drill.id}/${drill.last}`;
  return (
    <div className="drills-page">
      <div>
        <Panel page title={t('drills.title')}>
          <p className="drills-what">{t('drills.what')}</p>
          {scripts.error && !scripts.data && <Trouble error={scripts.error} retry={() => void scripts.refetch()} />}
          {!scripts.data && !scripts.error && <Loading />}
          {scripts.data?.length === 0 && <Nothing>{t('drills.noScripts')}</Nothing>}
          {scripts.data?.map((script) => (
            <Script key={script.id} script={script} isFree={drill === undefined} />
          ))}
        </Panel>
      </div>
      <div>
        {drill ? <RunningDrill drill={drill} /> : <Panel title={t('drills.now')}><Nothing>{t('drills.none')}</Nothing></Panel>}
        <Held key={state} />
      </div>
    </div>
  );
}

function Script({ script, isFree }: { script: DrillScript; isFree: boolean }) {
  const { t, pick, formats } = useWords();
  const [isAsking, setAsking] = useState(false);

  return (
    <section className="drill-script" data-script={script.id}>
      <h2>{pick(script.name)}</h2>
      <p>{pick(script.cause)}</p>
      <details>
        <summary>{t('drills.steps', { n: formats.number(script.timeline.length, 0) })}</summary>
        <Timeline script={script} happened={[]} />
      </details>
      {isAsking ? <Start script={script} onDone={() => setAsking(false)} /> : <p>{isFree ? <Button onClick={() => setAsking(true)}>{t('drills.start')}</Button> : t('drills.oneAtATime')}</p>}
    </section>
  );
}

/** Said twice: what a drill does to every screen is told before it begins. */
function Start({ script, onDone }: { script: DrillScript; onDone: () => void }) {
  const { t } = useWords();
  const [name, setName] = useMyName();
  const [key] = useState(() => crypto.randomUUID());
  const post = usePost(onDone);
  return (
    <>
      <p className="drills-warning">{t('drills.warning')}</p>
      <AskForm
        label={t('drills.start')}
        fields={[{ name: 'by', label: t('drills.by'), kind: 'line', required: true, initial: name }]}
        submit={t('drills.startNow')}
        busy={post.isPending}
        error={post.error}
        onSubmit={({ by = '' }) => {
          setName(by);
          post.mutate({ path: 'drills', body: { key, by, script: script.id } });
        }}
        onLeave={onDone}
        focused
      />
    </>
  );
}

/** Those that are over, newest first. */
function Held() {
  const { t, pick } = useWords();
  const moments = useMoments();
  const held = useQuery({ queryKey: ['drills', 'held'], queryFn: () => getJson<DrillAnswer[]>('drills?open=false&limit=20'), staleTime: 0 });
  return (
    <Panel title={t('drills.held')}>
      {!held.data && (held.error ? <Trouble error={held.error} retry={() => void held.refetch()} /> : <Loading />)}
      {held.data?.length === 0 && <Nothing>{t('drills.noneHeld')}</Nothing>}
      <ul className="drills-held">
        {held.data?.map(({ id, script, startedAt, startedBy, endedAt, endedBy, why }) => (
          <li key={id} data-held={id}>
            <DrillMark drill={id} /> <b>{id}</b> {pick(script.name)}
            <small>{[t('drills.startedBy', { who: startedBy, time: moments.at(startedAt) }), endedAt !== null && t('drills.endedBy', { who: endedBy ?? t('drills.clock'), time: moments.at(endedAt) }), why].filter(Boolean).join(' · ')}</small>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
