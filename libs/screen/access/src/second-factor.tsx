import type { AuthenticatorOffer, RecoveryCodes, SessionAnswer } from '@ioc/contracts';
import { AskForm, Button } from '@ioc/screen-furniture';
import { sessionKey, usePost, useSession } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { DoorFrame } from './door-frame.js';
import { AddPasskey } from './passkeys.js';
import { QrPicture } from './qr-picture.js';
import { RecoveryCodeList } from './recovery-code-list.js';
import { useAccessSaid } from './use-access-said.js';

/** Stands before everything else as long as a second factor is due. */
export function SecondFactorPage({ onDone }: { onDone: () => void }) {
  const { t } = useWords();
  const hasPasskeys = useSession().data?.signIn.passkeys ?? false;
  return (
    <DoorFrame wide title={t('access.factor.title')} what={t('access.factor.due')}>
      <SecondFactor onDone={onDone} />
      {hasPasskeys && (
        <>
          <p className="door-or">{t('access.factor.or')}</p>
          <AddPasskey onDone={onDone} />
        </>
      )}
    </DoorFrame>
  );
}

/** How the authenticator stands; sets one up: a picture to scan, a code to prove it, and recovery codes, which are shown once. */
export function SecondFactor({ onDone }: { onDone?: () => void }) {
  const { t } = useWords();
  const said = useAccessSaid();
  const queries = useQueryClient();
  const standing = useSession().data?.secondFactor;
  const has = standing?.authenticator ?? false;
  const offer = usePost<AuthenticatorOffer>();
  const [codes, setCodes] = useState<readonly string[]>([]);
  const finish = () => {
    setCodes([]);
    offer.reset();
    void queries.invalidateQueries({ queryKey: sessionKey });
    onDone?.();
  };
  if (codes.length > 0) return <RecoveryCodeList codes={codes} onKept={finish} />;
  if (offer.data) return <Confirm offer={offer.data} onConfirmed={setCodes} />;
  return (
    <>
      <p>{t(`access.factor.${standingWord(standing)}`)}</p>
      {offer.error && <p role="alert">{said(offer.error)?.message}</p>}
      <p className="ask-buttons">
        <Button primary={!has} data-act="second-factor" disabled={offer.isPending} onClick={() => offer.mutate({ path: 'own-account/authenticator' })}>
          {t(has ? 'access.factor.again' : 'access.factor.begin')}
        </Button>
      </p>
    </>
  );
}

/** An authenticator, a passkey alone, or nothing. */
function standingWord(standing: SessionAnswer['secondFactor'] | undefined): string {
  if (standing?.authenticator) return 'has';
  return standing?.has ? 'hasOther' : 'hasNot';
}

function Confirm({ offer: { uri, secret }, onConfirmed }: { offer: AuthenticatorOffer; onConfirmed: (codes: readonly string[]) => void }) {
  const { t } = useWords();
  const said = useAccessSaid();
  const post = usePost<RecoveryCodes>(({ codes }) => onConfirmed(codes));
  return (
    <div className="factor-offer">
      <QrPicture text={uri} />
      <div>
        <p>{t('access.factor.scan')}</p>
        <p>
          {t('access.factor.secret')} <code data-secret={secret}>{secret.match(/.{1,4}/gu)?.join(' ')}</code>
        </p>
        <AskForm
          label={t('access.factor.title')}
          fields={[{ name: 'code', label: t('access.factor.code'), kind: 'line', required: true, least: 6, filled: 'one-time-code' }]}
          submit={t('access.factor.confirm')}
          busy={post.isPending}
          error={said(post.error)}
          onSubmit={({ code = '' }) => post.mutate({ path: 'own-account/authenticator/confirm', body: { code: code.replaceAll(' ', '') } })}
          focused
        />
      </div>
    </div>
  );
}
