import { useEachSecond, useLive } from '@ioc/screen-live';
import { useWords } from '@ioc/screen-ui';
import { useState } from 'react';

/** Until a screen can begin one line says what is waited for. */
export function Connecting() {
  const { t, age } = useWords();
  const { clock } = useLive();
  const [since] = useState(() => clock.now());
  const waited = useEachSecond((now) => age(now - since));
  return (
    <div className="lone-notice" data-link="connecting">
      <h1>{t('app.connecting')}</h1>
      <p>{t('app.connectingFor', { age: waited })}</p>
    </div>
  );
}
