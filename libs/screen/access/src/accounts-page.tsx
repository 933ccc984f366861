import type { AccountInfo, InvitedAccount } from '@ioc/contracts';
import { Button, DataTable, Drawer, Loading, Panel, Trouble, useMoments, type Column } from '@ioc/screen-furniture';
import { getJson } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { AccountActs } from './account-acts.js';
import { AccountForm } from './account-form.js';
import { CopyButton } from './copy-button.js';
import { useGrantText } from './reach-text.js';
import { SessionTable } from './session-table.js';

const accountsKey = ['accounts'];

/** All accounts: who has which role and how far it reaches; makes one, changes one, and signs people out. */
export function AccountsPage() {
  const { t } = useWords();
  const queries = useQueryClient();
  const asked = useQuery({ queryKey: accountsKey, queryFn: () => getJson<AccountInfo[]>('accounts'), staleTime: 0 });
  const [open, setOpen] = useState<string | null>(null);
  const [made, setMade] = useState<InvitedAccount | null>(null);
  const account = asked.data?.find(({ id }) => id === open) ?? null;
  const done = (next: InvitedAccount | null) => {
    setOpen(null);
    setMade(next);
    void queries.invalidateQueries({ queryKey: accountsKey });
    void queries.invalidateQueries({ queryKey: ['accounts/sessions'] });
  };
  return (
    <div className="accounts-page">
      <Panel
        page
        title={t('access.accounts.title')}
        aside={
          <Button primary data-act="new-account" onClick={() => setOpen('new')}>
            {t('access.accounts.new')}
          </Button>
        }
      >
        <AccountTable asked={asked} open={setOpen} />
      </Panel>
      <Panel title={t('access.accounts.sessions')}>
        <SessionTable path="accounts/sessions" withNames />
      </Panel>
      {(account || open === 'new') && (
        <Drawer title={account?.name ?? t('access.accounts.new')} onClose={() => setOpen(null)}>
          <OneAccount account={account} onDone={done} />
        </Drawer>
      )}
      {made && <LinkShown made={made} onClose={() => setMade(null)} />}
    </div>
  );
}

/** @param account null: a new one */
function OneAccount({ account, onDone }: { account: AccountInfo | null; onDone: (made: InvitedAccount | null) => void }) {
  if (!account) return <AccountForm account={null} onDone={onDone} />;
  return (
    <>
      {account.provided ? <ProvidedAccount account={account} /> : <AccountForm account={account} onDone={onDone} />}
      <AccountActs account={account} onDone={onDone} />
    </>
  );
}

/** What a provider says is changed there. */
function ProvidedAccount({ account: { grants } }: { account: AccountInfo }) {
  const { t } = useWords();
  return (
    <>
      <p className="notice">{t('access.accounts.provided')}</p>
      <GrantList grants={grants} />
    </>
  );
}

function GrantList({ grants }: { grants: AccountInfo['grants'] }) {
  const grantText = useGrantText();
  return (
    <ul className="grant-list">
      {grants.map(grantText).map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function AccountTable({ asked, open }: { asked: UseQueryResult<AccountInfo[]>; open: (id: string) => void }) {
  const { t } = useWords();
  const columns = useColumns(open);
  if (!asked.data) return asked.error ? <Trouble error={asked.error} retry={() => void asked.refetch()} /> : <Loading />;
  return <DataTable label={t('access.accounts.title')} columns={columns} rows={asked.data} rowKey={({ login }) => login} rowState={({ state }) => state} initialSort="name" />;
}

function LinkShown({ made: { account, link }, onClose }: { made: InvitedAccount; onClose: () => void }) {
  const { t } = useWords();
  return (
    <Drawer middle title={t('access.accounts.linkTitle', { name: account.name })} onClose={onClose}>
      <p>{t('access.accounts.linkWhat')}</p>
      <p className="once-link">
        <code>{link}</code>
      </p>
      <CopyButton text={link} label={t('access.accounts.copy')} done={t('access.accounts.copied')} />
    </Drawer>
  );
}

function useColumns(open: (id: string) => void): Column<AccountInfo>[] {
  const { t } = useWords();
  const moments = useMoments();
  return [
    { key: 'name', title: t('access.accounts.name'), sortBy: ({ name }) => name, cell: ({ name }) => <b>{name}</b> },
    { key: 'login', title: t('access.accounts.login'), sortBy: ({ login }) => login, cell: ({ login }) => login },
    {
      key: 'roles',
      title: t('access.accounts.roles'),
      cell: ({ grants }) => <GrantList grants={grants} />,
    },
    { key: 'state', title: t('access.accounts.state'), sortBy: ({ state }) => state, cell: ({ state }) => t(`access.accounts.states.${state}`) },
    { key: 'by', title: t('access.accounts.by'), sortBy: ({ provided }) => Number(provided), cell: ({ provided }) => t(provided ? 'access.accounts.byProvider' : 'access.accounts.byPassword') },
    { key: 'factor', title: t('access.accounts.factor'), cell: ({ secondFactor }) => t(secondFactor ? 'access.accounts.yes' : 'access.accounts.no') },
    { key: 'signedIn', title: t('access.accounts.signedIn'), sortBy: ({ signedInAt }) => signedInAt, cell: ({ signedInAt }) => (signedInAt === null ? t('access.accounts.never') : moments.at(signedInAt)) },
    { key: 'open', title: '', cell: ({ id }) => <Button onClick={() => open(id)}>{t('access.accounts.open')}</Button> },
  ];
}
