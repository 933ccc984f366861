import type { AccountInfo, InvitedAccount } from '@ioc/contracts';
import { Button } from '@ioc/screen-furniture';
import { usePost } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useState } from 'react';
import { useAccessSaid } from './use-access-said.js';

type Asked = 'off' | 'resetFactor';

/** What is done to an account beside its name and roles; what throws a person out is asked twice. */
export function AccountActs({ account, onDone }: { account: AccountInfo; onDone: (made: InvitedAccount | null) => void }) {
  const { t } = useWords();
  const said = useAccessSaid();
  const [asked, setAsked] = useState<Asked | null>(null);
  const post = usePost<InvitedAccount | AccountInfo>((answer) => onDone('link' in answer ? answer : null));
  const path = `accounts/${account.id}`;
  const change = (disabled: boolean) => post.mutate({ path, method: 'PATCH', body: { disabled } });
  const confirmed: Record<Asked, () => void> = { off: () => change(true), resetFactor: () => post.mutate({ path: `${path}/second-factor`, method: 'DELETE' }) };
  const isOff = account.state === 'disabled';
  return (
    <>
      <p className="ask-buttons">
        {!isOff && !account.provided && (
          <Button data-act="link" onClick={() => post.mutate({ path: `${path}/invite` })}>
            {t('access.accounts.link')}
          </Button>
        )}
        {account.secondFactor && (
          <Button data-act="reset-factor" onClick={() => setAsked('resetFactor')}>
            {t('access.accounts.resetFactor')}
          </Button>
        )}
        <Button data-act={isOff ? 'on' : 'off'} onClick={() => (isOff ? change(false) : setAsked('off'))}>
          {t(isOff ? 'access.accounts.on' : 'access.accounts.off')}
        </Button>
      </p>
      {asked && (
        <div className="notice notice-trouble" role="alertdialog" aria-label={t(`access.accounts.${asked}`)}>
          <p>{t(asked === 'off' ? 'access.accounts.offAsk' : 'access.accounts.resetAsk', { name: account.name })}</p>
          <p className="ask-buttons">
            <Button primary disabled={post.isPending} onClick={confirmed[asked]}>
              {t('access.accounts.yesDo')}
            </Button>
            <Button onClick={() => setAsked(null)}>{t('desk.leave')}</Button>
          </p>
        </div>
      )}
      {post.error && <p role="alert">{said(post.error)?.message}</p>}
    </>
  );
}
