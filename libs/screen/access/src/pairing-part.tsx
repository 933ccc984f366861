import type { PairedScreen } from '@ioc/contracts';
import { AskForm, Button, DataTable, Drawer, Fact, Nothing, Panel, Trouble, useMoments, type Column } from '@ioc/screen-furniture';
import { askServer, getJson, useMay, usePost } from '@ioc/screen-queries';
import { useProvince, useWords } from '@ioc/screen-ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { shortAgent } from './session-table.js';
import { useAccessSaid } from './use-access-said.js';

const pairedKey = ['displays/pairing'];

/** Lets a screen in by the code that it shows, and sends screens away; for those who may. */
export function PairingPart() {
  const { t } = useWords();
  const may = useMay();
  if (!may('manage:display')) return null;
  return (
    <div className="pairing-part">
      <Panel title={t('access.pair.title')}>
        <PairByCode />
      </Panel>
      <Panel title={t('access.pair.list')}>
        <PairedList />
      </Panel>
    </div>
  );
}

function PairByCode() {
  const { t } = useWords();
  const said = useAccessSaid();
  const [isDone, setDone] = useState(false);
  const found = useMutation<PairedScreen, Error, string>({
    mutationFn: async (code) => (await (await askServer(`displays/pairing/code?${new URLSearchParams({ code })}`)).json()) as PairedScreen,
    onMutate: () => setDone(false),
  });
  const leave = (done: boolean) => {
    setDone(done);
    found.reset();
  };
  if (found.data) return <Approve screen={found.data} onLeave={leave} />;
  return (
    <>
      {isDone && <p role="status">{t('access.pair.approved')}</p>}
      <AskForm
        label={t('access.pair.title')}
        fields={[{ name: 'code', label: t('access.pair.code'), kind: 'line', required: true, least: 4 }]}
        submit={t('access.pair.find')}
        busy={found.isPending}
        error={said(found.error)}
        onSubmit={({ code = '' }) => found.mutate(code.toUpperCase())}
      />
    </>
  );
}

/** From where the screen asks is shown first: a code that somebody reads out over the telephone may be of another one. */
function Approve({ screen: { code, address, agent, askedAt }, onLeave }: { screen: PairedScreen; onLeave: (done: boolean) => void }) {
  const { t, pick } = useWords();
  const { displays } = useProvince();
  const said = useAccessSaid();
  const moments = useMoments();
  const queries = useQueryClient();
  const post = usePost(() => {
    void queries.invalidateQueries({ queryKey: pairedKey });
    onLeave(true);
  });
  return (
    <>
      <p className="pair-code">{code}</p>
      <dl>
        <Fact name={t('access.pair.from')}>{address}</Fact>
        <Fact name={t('access.pair.agent')}>{shortAgent(agent)}</Fact>
        <Fact name={t('access.pair.since')}>{moments.at(askedAt)}</Fact>
      </dl>
      <AskForm
        label={t('access.pair.approve')}
        fields={[{ name: 'display', label: t('access.pair.display'), kind: 'choice', required: true, choices: displays.map(({ id, name, place }) => ({ value: id, label: `${pick(name)} · ${pick(place)}` })) }]}
        submit={t('access.pair.approve')}
        busy={post.isPending}
        error={said(post.error)}
        onSubmit={({ display }) => post.mutate({ path: 'displays/pairing/approve', body: { code, display } })}
        onLeave={() => onLeave(false)}
      />
    </>
  );
}

function PairedList() {
  const { t } = useWords();
  const asked = useQuery({ queryKey: pairedKey, queryFn: () => getJson<PairedScreen[]>('displays/pairing'), staleTime: 0 });
  const [ending, setEnding] = useState<PairedScreen | null>(null);
  const columns = useColumns(setEnding);
  return (
    <>
      {!asked.data && asked.error && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.data?.length === 0 && <Nothing>{t('access.pair.none')}</Nothing>}
      {asked.data && asked.data.length > 0 && <DataTable label={t('access.pair.list')} columns={columns} rows={asked.data} rowKey={({ id }) => id} />}
      {ending && <End screen={ending} onLeave={() => setEnding(null)} />}
    </>
  );
}

function End({ screen, onLeave }: { screen: PairedScreen; onLeave: () => void }) {
  const { t } = useWords();
  const said = useAccessSaid();
  const nameOf = useDisplayName();
  const queries = useQueryClient();
  const post = usePost(() => {
    void queries.invalidateQueries({ queryKey: pairedKey });
    onLeave();
  });
  return (
    <Drawer middle title={t('access.pair.end')} onClose={onLeave}>
      <p>{t('access.pair.endAsk', { name: nameOf(screen.display) })}</p>
      <AskForm label={t('access.pair.end')} fields={[]} submit={t('access.pair.end')} busy={post.isPending} error={said(post.error)} onSubmit={() => post.mutate({ path: `displays/pairing/${screen.id}`, method: 'DELETE' })} onLeave={onLeave} />
    </Drawer>
  );
}

function useDisplayName(): (id: string | null) => string {
  const { pick } = useWords();
  const { displays } = useProvince();
  return (id) => pick(displays.find((one) => one.id === id)?.name ?? { vi: id ?? '', en: id ?? '' });
}

function useColumns(end: (screen: PairedScreen) => void): Column<PairedScreen>[] {
  const { t } = useWords();
  const moments = useMoments();
  const nameOf = useDisplayName();
  return [
    { key: 'display', title: t('access.pair.display'), cell: ({ display }) => <b>{nameOf(display)}</b> },
    { key: 'from', title: t('access.pair.from'), cell: ({ address }) => address },
    { key: 'agent', title: t('access.pair.agent'), cell: ({ agent }) => shortAgent(agent), wide: true },
    { key: 'by', title: t('access.pair.by'), cell: ({ decidedBy, decidedAt }) => [decidedBy, decidedAt !== null && moments.at(decidedAt)].filter(Boolean).join(' · ') },
    { key: 'end', title: '', cell: (row) => <Button data-act="end-pairing" onClick={() => end(row)}>{t('access.pair.end')}</Button> },
  ];
}
