import type { SessionAnswer, SignInAnswer } from '@ioc/contracts';
import { AskForm } from '@ioc/screen-furniture';
import { sessionKey, usePost, useSession } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useQueryClient } from '@tanstack/react-query';
import { DoorFrame } from './door-frame.js';
import { hasPasskeys } from './passkey-calls.js';
import { PasskeyWay } from './passkey-way.js';
import { SecondStep } from './second-step.js';
import { useAccessSaid, useRefusal } from './use-access-said.js';

export interface SignInPageProps {
  /** Somebody signed in; what was held for nobody is not his. */
  onDone: () => void;
  /** Where he goes on, in this centre; a provider is told nothing of it. */
  to: string;
}

/** A provider or a passkey where they can be used, or login and password; then the second factor where the account has one. */
export function SignInPage({ onDone, to }: SignInPageProps) {
  const { t } = useWords();
  const ways = useSession().data?.signIn;
  const refusal = useRefusal();
  if (ways?.step) return <SecondStep step={ways.step} onDone={onDone} />;
  return (
    <DoorFrame title={t('access.signIn.title')}>
      {refusal && (
        <p className="notice notice-trouble" role="alert">
          {refusal}
        </p>
      )}
      {ways && <OtherWays ways={ways} to={to} onDone={onDone} />}
      <PasswordWay onDone={onDone} focused={!ways?.provider} />
      <p className="door-what">{t('access.signIn.lost')}</p>
    </DoorFrame>
  );
}

function OtherWays({ ways: { provider, passkeys }, to, onDone }: SignInPageProps & { ways: SessionAnswer['signIn'] }) {
  const { t, language } = useWords();
  const isAsked = passkeys && hasPasskeys();
  if (!provider && !isAsked) return null;
  return (
    <>
      {provider && (
        <a className="button door-way" data-act="provider" href={`/single-sign-on?to=${encodeURIComponent(to)}`}>
          {t('access.signIn.by', { name: provider[language] })}
        </a>
      )}
      {isAsked && <PasskeyWay step="only" onDone={onDone} />}
      <p className="door-or">{t('access.signIn.or')}</p>
    </>
  );
}

function PasswordWay({ onDone, focused }: { onDone: () => void; focused: boolean }) {
  const { t } = useWords();
  const said = useAccessSaid();
  const queries = useQueryClient();
  // The server remembers that the password was right: the page asks it what is next.
  const post = usePost<SignInAnswer>(({ state }) => (state === 'signed-in' ? onDone() : void queries.invalidateQueries({ queryKey: sessionKey })));
  return (
    <AskForm
      label={t('access.signIn.title')}
      fields={[
        { name: 'login', label: t('access.signIn.login'), kind: 'line', required: true, filled: 'username' },
        { name: 'password', label: t('access.signIn.password'), kind: 'password', required: true, filled: 'current-password' },
      ]}
      submit={t('access.signIn.go')}
      busy={post.isPending || post.isSuccess}
      error={said(post.error)}
      onSubmit={({ login = '', password = '' }) => post.mutate({ path: 'session', body: { login, password } })}
      focused={focused}
    />
  );
}
