import type { AccountInfo, Grant, InvitedAccount } from '@ioc/contracts';
import { Button } from '@ioc/screen-furniture';
import { usePost } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useId, useState, type FormEvent } from 'react';
import { GrantsField } from './grants-field.js';
import { useAccessSaid } from './use-access-said.js';

const first: Grant = { role: 'operator', components: null, area: null, organisation: null };

/** Who an account is and what it may. @param account null: a new one; its link comes back and is shown once */
export function AccountForm({ account, onDone }: { account: AccountInfo | null; onDone: (made: InvitedAccount | null) => void }) {
  const { t } = useWords();
  const said = useAccessSaid();
  const [grants, setGrants] = useState<Grant[]>(account?.grants ?? [first]);
  const post = usePost<InvitedAccount | AccountInfo>((answer) => onDone('link' in answer ? answer : null));
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const name = String(data.get('name')).trim();
    if (account) post.mutate({ path: `accounts/${account.id}`, method: 'PATCH', body: { name, grants } });
    else post.mutate({ path: 'accounts', body: { login: String(data.get('login')).trim(), name, grants } });
  };
  return (
    <form className="ask-form" aria-label={account?.name ?? t('access.accounts.new')} onSubmit={send}>
      <Who account={account} />
      <GrantsField grants={grants} onChange={setGrants} />
      {post.error && (
        <p className="notice notice-trouble" role="alert">
          {said(post.error)?.message}
        </p>
      )}
      <p className="ask-buttons">
        <Button primary type="submit" disabled={post.isPending}>
          {t(account ? 'access.accounts.save' : 'access.accounts.create')}
        </Button>
      </p>
    </form>
  );
}

/** A login is what records name somebody by: it stays. */
function Who({ account }: { account: AccountInfo | null }) {
  const { t } = useWords();
  return (
    <>
      <Line name="name" label={t('access.accounts.name')} initial={account?.name ?? ''} />
      {!account && <Line name="login" label={t('access.accounts.login')} initial="" />}
    </>
  );
}

function Line({ name, label, initial }: { name: string; label: string; initial: string }) {
  const id = useId();
  return (
    <p className="ask-field">
      <label htmlFor={id}>{label}</label>
      <input id={id} name={name} type="text" required minLength={2} maxLength={80} defaultValue={initial} autoComplete="off" />
    </p>
  );
}
