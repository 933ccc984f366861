import { useWords } from '@ioc/screen-ui';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { withTrail, type Asked } from './asked.js';

/** "Vì sao con số này?" beside a number, or the number itself where many stand together. */
export function WhyLink({ asked, name, children }: { asked: Asked; name: string; children?: ReactNode }) {
  const { t } = useWords();
  const [search] = useSearchParams();
  return (
    <Link className="why-link" to={{ search: withTrail(search, [asked]).toString() }} aria-label={t('why.openOf', { name })}>
      {children ?? t('why.open')}
    </Link>
  );
}
