import { useWords } from '@ioc/screen-ui';
import { Link, useSearchParams } from 'react-router';
import { withTrail, type Asked } from './asked.js';

/** "Vì sao con số này?" beside a number. */
export function WhyLink({ asked, name }: { asked: Asked; name: string }) {
  const { t } = useWords();
  const [search] = useSearchParams();
  return (
    <Link className="why-link" to={{ search: withTrail(search, [asked]).toString() }} aria-label={t('why.openOf', { name })}>
      {t('why.open')}
    </Link>
  );
}
