import { AskForm, Nothing, Panel } from '@ioc/screen-furniture';
import { usePost, useSession } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useState } from 'react';
import { Passkeys } from './passkeys.js';
import { SecondFactor } from './second-factor.js';
import { SessionTable } from './session-table.js';
import { useAccessSaid } from './use-access-said.js';

/** The roles of a demonstration have no account; its ids are those of the database. */
const accountId = /^[0-9a-f]{8}-[0-9a-f-]{27}$/u;

/** The own account: password, second factor, and where one is signed in. */
export function AccountPage() {
  const { t } = useWords();
  const { language } = useWords();
  const session = useSession().data;
  const actor = session?.actor;
  if (actor?.kind !== 'person' || !accountId.test(actor.id)) return <Panel page title={t('access.own.title')}><Nothing>{t('access.own.none')}</Nothing></Panel>;
  return (
    <div className="own-account">
      <Panel page title={t('access.own.title')} aside={actor.name}>
        {session?.provided ? <p>{t('access.own.provided', { name: session.signIn.provider?.[language] ?? t('access.own.provider') })}</p> : <PasswordForm />}
      </Panel>
      <Panel title={t('access.factor.title')}>
        <SecondFactor />
      </Panel>
      <Panel title={t('access.passkeys.title')}>
        <Passkeys />
      </Panel>
      <Panel title={t('access.own.sessions')}>
        <SessionTable path="session/list" />
      </Panel>
    </div>
  );
}

function PasswordForm() {
  const { t } = useWords();
  const said = useAccessSaid();
  const [differ, setDiffer] = useState(false);
  const [done, setDone] = useState(0);
  const post = usePost(() => setDone((before) => before + 1));
  return (
    <>
      <AskForm
        key={done}
        label={t('access.own.password')}
        fields={[
          { name: 'password', label: t('access.own.current'), kind: 'password', required: true, filled: 'current-password' },
          { name: 'next', label: t('access.own.next'), kind: 'password', required: true, least: 12, filled: 'new-password' },
          { name: 'again', label: t('access.setup.again'), kind: 'password', required: true, least: 12, filled: 'new-password' },
        ]}
        submit={t('access.own.change')}
        busy={post.isPending}
        error={differ ? new Error(t('access.setup.differ')) : said(post.error)}
        onSubmit={({ password, next, again }) => {
          setDiffer(next !== again);
          if (next === again) post.mutate({ path: 'own-account/password', body: { password, next } });
        }}
      />
      {post.isSuccess && <p role="status">{t('access.own.changed')}</p>}
    </>
  );
}
