import { useWords } from '@ioc/screen-ui';
import { Link } from 'react-router';

export interface TrendLinkProps {
  indicator: string;
  area: string;
  breakdown?: string | undefined;
  /** Whose trend it is, for who hears the link alone. */
  name: string;
}

/** "Xem xu hướng" beside a number: the explorer with this series chosen. */
export function TrendLink({ indicator, area, breakdown, name }: TrendLinkProps) {
  const { t } = useWords();
  const search = new URLSearchParams({ indicator, areas: area, ...(breakdown && { breakdown }) });
  return (
    <Link to={{ pathname: '/desk/trends', search: search.toString() }} aria-label={t('explore.openOf', { name })}>
      {t('explore.open')}
    </Link>
  );
}
