import { Button } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import { useMutation } from '@tanstack/react-query';
import { signInByPasskey } from './passkey-calls.js';
import { useAccessSaid } from './use-access-said.js';

/** One button that asks for a passkey. @param step `only`: nothing else is asked; `second`: after a password or a provider */
export function PasskeyWay({ step, onDone }: { step: 'only' | 'second'; onDone: () => void }) {
  const { t } = useWords();
  const said = useAccessSaid();
  const ask = useMutation({ mutationFn: () => signInByPasskey(step), onSuccess: onDone });
  return (
    <>
      <Button className="button door-way" data-act="passkey" disabled={ask.isPending || ask.isSuccess} onClick={() => ask.mutate()}>
        {t(step === 'only' ? 'access.signIn.byPasskey' : 'access.signIn.withPasskey')}
      </Button>
      {ask.error && (
        <p className="notice notice-trouble" role="alert">
          {said(ask.error)?.message}
        </p>
      )}
    </>
  );
}
