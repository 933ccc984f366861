import { useWords } from '@ioc/screen-ui';
import { usePairing } from './use-pairing.js';

/** A wall that nobody let in: a code that is read from the other end of the room, and where to type it. @param onPaired somebody did */
export function PairingPage({ onPaired }: { onPaired: () => void }) {
  const { t } = useWords();
  const { code, lost } = usePairing(onPaired);
  return (
    <main className="pairing" data-pairing={code ?? ''}>
      <h1>{t('access.pairing.title')}</h1>
      <p className="pairing-code">{code ?? t('access.pairing.asking')}</p>
      <p className="pairing-how">{t('access.pairing.how')}</p>
      <p className="pairing-address">{`${location.host}/desk/displays`}</p>
      <p className="pairing-fresh" role="status">
        {t(lost ? 'access.pairing.lost' : 'access.pairing.fresh')}
      </p>
    </main>
  );
}
