import type { SignInAnswer } from '@ioc/contracts';
import { AskForm, Button } from '@ioc/screen-furniture';
import { sessionKey, usePost } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useQueryClient } from '@tanstack/react-query';
import { DoorFrame } from './door-frame.js';
import { useAccessSaid } from './use-access-said.js';

/** The second factor of whoever proved who he is. @param provided a provider said so, and asked for no second factor */
export function SecondStep({ provided, onDone }: { provided: boolean; onDone: () => void }) {
  const { t } = useWords();
  const said = useAccessSaid();
  const queries = useQueryClient();
  const post = usePost<SignInAnswer>(onDone);
  const leave = usePost(() => void queries.invalidateQueries({ queryKey: sessionKey }));
  return (
    <DoorFrame title={t('access.signIn.code')} what={t(provided ? 'access.signIn.codeProvided' : 'access.signIn.codeWhat')}>
      <AskForm
        label={t('access.signIn.code')}
        fields={[{ name: 'code', label: t('access.signIn.code'), kind: 'line', required: true, least: 6, filled: 'one-time-code' }]}
        submit={t('access.signIn.go')}
        busy={post.isPending || post.isSuccess}
        error={said(post.error)}
        onSubmit={({ code = '' }) => post.mutate({ path: 'session/factor', body: { code } })}
        focused
      />
      <Button onClick={() => leave.mutate({ path: 'session', method: 'DELETE' })}>{t('access.signIn.back')}</Button>
    </DoorFrame>
  );
}
