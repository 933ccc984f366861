import type { SessionAnswer, SignInAnswer } from '@ioc/contracts';
import { AskForm, Button } from '@ioc/screen-furniture';
import { sessionKey, usePost } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useQueryClient } from '@tanstack/react-query';
import { DoorFrame } from './door-frame.js';
import { PasskeyWay } from './passkey-way.js';
import { useAccessSaid } from './use-access-said.js';

/** The second factor of whoever proved who he is, by a password or to a provider. */
export function SecondStep({ step, onDone }: { step: NonNullable<SessionAnswer['signIn']['step']>; onDone: () => void }) {
  const { t } = useWords();
  const said = useAccessSaid();
  const queries = useQueryClient();
  const post = usePost<SignInAnswer>(onDone);
  const leave = usePost(() => void queries.invalidateQueries({ queryKey: sessionKey }));
  const codeName = t(step.authenticator ? 'access.signIn.code' : 'access.signIn.recovery');
  return (
    <DoorFrame title={t('access.factor.title')} what={`${t(step.provided ? 'access.signIn.known' : 'access.signIn.right')} ${t(step.authenticator ? 'access.signIn.codeWhat' : 'access.signIn.recoveryWhat')}`}>
      {step.passkey && <PasskeyWay step="second" onDone={onDone} />}
      <AskForm
        label={codeName}
        fields={[{ name: 'code', label: codeName, kind: 'line', required: true, least: 6, filled: 'one-time-code' }]}
        submit={t('access.signIn.go')}
        busy={post.isPending || post.isSuccess}
        error={said(post.error)}
        onSubmit={({ code = '' }) => post.mutate({ path: 'session/factor', body: { code } })}
        focused={!step.passkey}
      />
      <Button onClick={() => leave.mutate({ path: 'session', method: 'DELETE' })}>{t('access.signIn.back')}</Button>
    </DoorFrame>
  );
}
