import type { SessionInfo } from '@ioc/contracts';
import { Button, DataTable, Loading, Nothing, Trouble, useMoments, type Column } from '@ioc/screen-furniture';
import { getJson, usePost } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useAccessSaid } from './use-access-said.js';

/** Where people are signed in, each with a way to end it. @param path of the list below `/api/v1/`; one of it is ended below the same */
export function SessionTable({ path, withNames = false }: { path: 'session/list' | 'accounts/sessions'; withNames?: boolean }) {
  const { t } = useWords();
  const said = useAccessSaid();
  const queries = useQueryClient();
  const asked = useQuery({ queryKey: [path], queryFn: () => getJson<SessionInfo[]>(path), staleTime: 0 });
  const end = usePost(() => void queries.invalidateQueries({ queryKey: [path] }));
  const columns = useColumns(withNames, (id) => end.mutate({ path: `${path}/${id}`, method: 'DELETE' }));
  if (!asked.data) return asked.error ? <Trouble error={asked.error} retry={() => void asked.refetch()} /> : <Loading />;
  if (asked.data.length === 0) return <Nothing>{t('access.accounts.noSessions')}</Nothing>;
  return (
    <>
      {end.error && <p role="alert">{said(end.error)?.message}</p>}
      <DataTable label={t('access.own.sessions')} columns={columns} rows={asked.data} rowKey={({ id }) => id} />
    </>
  );
}

function useColumns(withNames: boolean, end: (id: string) => void): Column<SessionInfo>[] {
  const { t } = useWords();
  const moments = useMoments();
  const name: Column<SessionInfo> = { key: 'name', title: t('access.accounts.name'), cell: (row) => <b>{row.name}</b> };
  return [
    ...(withNames ? [name] : []),
    { key: 'agent', title: t('access.own.agent'), cell: ({ agent }) => shortAgent(agent) },
    { key: 'address', title: t('access.own.address'), cell: ({ address }) => address },
    { key: 'started', title: t('access.own.started'), cell: ({ startedAt }) => moments.at(startedAt), wide: true },
    { key: 'seen', title: t('access.own.seen'), cell: ({ seenAt }) => moments.at(seenAt) },
    { key: 'until', title: t('access.own.until'), cell: ({ until }) => moments.at(until), wide: true },
    { key: 'end', title: '', cell: ({ id, own }) => (own ? <b>{t('access.own.here')}</b> : <Button onClick={() => end(id)}>{t(withNames ? 'access.accounts.end' : 'access.own.end')}</Button>) },
  ];
}

/** "Chrome 140 · Linux" of the long names that browsers give themselves; one that is not known stays as it is. */
export function shortAgent(agent: string): string {
  const browser = /(Edg|OPR|Firefox|HeadlessChrome|Chrome|Version)\/(\d+)/u.exec(agent);
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|CrOS|Linux)/u.exec(agent);
  if (!browser) return agent.slice(0, 60);
  const name = { Edg: 'Edge', OPR: 'Opera', HeadlessChrome: 'Chrome', Version: 'Safari' }[browser[1] ?? ''] ?? browser[1];
  return [`${name} ${browser[2]}`, system?.[1]].filter(Boolean).join(' · ');
}
