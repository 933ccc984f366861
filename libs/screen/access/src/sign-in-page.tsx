import type { SignInAnswer } from '@ioc/contracts';
import { AskForm, Button } from '@ioc/screen-furniture';
import { usePost } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useState } from 'react';
import { DoorFrame } from './door-frame.js';
import { useAccessSaid } from './use-access-said.js';

/** Login and password, then the code of an authenticator where the account has one. @param onDone somebody signed in; what was held for nobody is not his */
export function SignInPage({ onDone }: { onDone: () => void }) {
  const { t } = useWords();
  const said = useAccessSaid();
  const [shown, setShown] = useState<{ login: string; password: string } | null>(null);
  const post = usePost<SignInAnswer>(({ state }) => state === 'signed-in' && onDone());
  const sending = { busy: post.isPending || post.data?.state === 'signed-in', error: said(post.error) };
  const first = (values: Readonly<Record<string, string>>) => {
    const { login = '', password = '' } = values;
    post.mutate({ path: 'session', body: { login, password } }, { onSuccess: ({ state }) => state === 'code' && setShown({ login, password }) });
  };
  if (shown) {
    return (
      <DoorFrame title={t('access.signIn.code')} what={t('access.signIn.codeWhat')}>
        <AskForm
          key="code"
          label={t('access.signIn.code')}
          fields={[{ name: 'code', label: t('access.signIn.code'), kind: 'line', required: true, filled: 'one-time-code' }]}
          submit={t('access.signIn.go')}
          {...sending}
          onSubmit={({ code = '' }) => post.mutate({ path: 'session', body: { ...shown, code } })}
          focused
        />
        <Button
          onClick={() => {
            setShown(null);
            post.reset();
          }}
        >
          {t('access.signIn.back')}
        </Button>
      </DoorFrame>
    );
  }
  return (
    <DoorFrame title={t('access.signIn.title')}>
      <AskForm
        key="password"
        label={t('access.signIn.title')}
        fields={[
          { name: 'login', label: t('access.signIn.login'), kind: 'line', required: true, filled: 'username' },
          { name: 'password', label: t('access.signIn.password'), kind: 'password', required: true, filled: 'current-password' },
        ]}
        submit={t('access.signIn.go')}
        {...sending}
        onSubmit={first}
        focused
      />
      <p className="door-what">{t('access.signIn.lost')}</p>
    </DoorFrame>
  );
}
