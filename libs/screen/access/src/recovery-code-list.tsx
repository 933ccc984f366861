import { Button } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import { CopyButton } from './copy-button.js';

/** What stands in for a second factor that is lost; shown this once. */
export function RecoveryCodeList({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { t } = useWords();
  return (
    <section className="recovery">
      <h2>{t('access.factor.codes')}</h2>
      <p>{t('access.factor.codesWhat')}</p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p className="ask-buttons">
        <CopyButton text={codes.join('\n')} label={t('access.factor.copy')} done={t('access.factor.copied')} />
        <Button onClick={() => print()}>{t('access.factor.print')}</Button>
        <Button primary data-act="codes-kept" onClick={onKept}>
          {t('access.factor.kept')}
        </Button>
      </p>
    </section>
  );
}
