import type { NewPasskey, PasskeyInfo } from '@ioc/contracts';
import { AskForm, Button, DataTable, Loading, Nothing, Trouble, useMoments, type Column } from '@ioc/screen-furniture';
import { getJson, sessionKey, usePost, useSession } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addPasskey, hasPasskeys } from './passkey-calls.js';
import { RecoveryCodeList } from './recovery-code-list.js';
import { useAccessSaid } from './use-access-said.js';

const passkeysKey = ['own-account/passkeys'];

/** The passkeys of the own account: lists them, adds one, takes one away. */
export function Passkeys() {
  const { t } = useWords();
  const queries = useQueryClient();
  const asked = useQuery({ queryKey: passkeysKey, queryFn: () => getJson<PasskeyInfo[]>('own-account/passkeys'), staleTime: 0 });
  const changed = () => void [passkeysKey, sessionKey].map((queryKey) => queries.invalidateQueries({ queryKey }));
  return (
    <>
      <p>{t('access.passkeys.what')}</p>
      {asked.data ? <PasskeyTable passkeys={asked.data} onChange={changed} /> : asked.error ? <Trouble error={asked.error} retry={() => void asked.refetch()} /> : <Loading />}
      <AddPasskey onDone={changed} />
    </>
  );
}

/** Makes a passkey; where it is the first second factor, recovery codes come with it. */
export function AddPasskey({ onDone }: { onDone: () => void }) {
  const { t } = useWords();
  const said = useAccessSaid();
  const isOffered = useSession().data?.signIn.passkeys ?? false;
  const [codes, setCodes] = useState<readonly string[]>([]);
  const add = useMutation<NewPasskey, Error, string>({ mutationFn: addPasskey, onSuccess: ({ codes: made }) => (made.length > 0 ? setCodes(made) : onDone()) });
  if (codes.length > 0) {
    const kept = () => {
      setCodes([]);
      onDone();
    };
    return <RecoveryCodeList codes={codes} onKept={kept} />;
  }
  if (!isOffered || !hasPasskeys()) return <Nothing>{t(isOffered ? 'access.passkeys.noBrowser' : 'access.passkeys.noDomain')}</Nothing>;
  return (
    <AskForm
      key={add.data?.passkey.id}
      label={t('access.passkeys.add')}
      fields={[{ name: 'passkey', label: t('access.passkeys.name'), kind: 'line', required: true }]}
      submit={t('access.passkeys.add')}
      busy={add.isPending}
      error={said(add.error)}
      onSubmit={({ passkey = '' }) => add.mutate(passkey.slice(0, 60))}
    />
  );
}

function PasskeyTable({ passkeys, onChange }: { passkeys: PasskeyInfo[]; onChange: () => void }) {
  const { t } = useWords();
  const said = useAccessSaid();
  const [leaving, setLeaving] = useState<PasskeyInfo | null>(null);
  const remove = usePost(() => {
    setLeaving(null);
    onChange();
  });
  const columns = useColumns(setLeaving);
  if (passkeys.length === 0) return <Nothing>{t('access.passkeys.none')}</Nothing>;
  return (
    <>
      <DataTable label={t('access.passkeys.title')} columns={columns} rows={passkeys} rowKey={({ id }) => id} />
      {leaving && (
        <div className="notice notice-trouble" role="alertdialog" aria-label={t('access.passkeys.remove')}>
          <p>{t('access.passkeys.removeAsk', { name: leaving.name })}</p>
          <p className="ask-buttons">
            <Button primary data-act="remove-passkey" disabled={remove.isPending} onClick={() => remove.mutate({ path: `own-account/passkeys/${leaving.id}`, method: 'DELETE' })}>
              {t('access.passkeys.remove')}
            </Button>
            <Button onClick={() => setLeaving(null)}>{t('desk.leave')}</Button>
          </p>
        </div>
      )}
      {remove.error && <p role="alert">{said(remove.error)?.message}</p>}
    </>
  );
}

function useColumns(leave: (passkey: PasskeyInfo) => void): Column<PasskeyInfo>[] {
  const { t } = useWords();
  const moments = useMoments();
  return [
    { key: 'name', title: t('access.passkeys.name'), cell: ({ name }) => <b>{name}</b> },
    { key: 'synced', title: t('access.passkeys.where'), cell: ({ synced }) => t(synced ? 'access.passkeys.synced' : 'access.passkeys.device') },
    { key: 'created', title: t('access.passkeys.created'), cell: ({ createdAt }) => moments.at(createdAt), wide: true },
    { key: 'used', title: t('access.passkeys.used'), cell: ({ usedAt }) => (usedAt === null ? t('access.accounts.never') : moments.at(usedAt)) },
    { key: 'remove', title: '', cell: (passkey) => <Button onClick={() => leave(passkey)}>{t('access.passkeys.remove')}</Button> },
  ];
}
