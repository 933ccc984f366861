import { Button } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';

/** To newer and older pages; the first is 1. */
export function Pager({ page, isLast, onPage }: { page: number; isLast: boolean; onPage: (page: number) => void }) {
  const { t } = useWords();
  return (
    <>
      <Button disabled={page === 1} onClick={() => onPage(page - 1)}>{t('alarms.newer')}</Button>
      <Button disabled={isLast} onClick={() => onPage(page + 1)}>{t('alarms.older')}</Button>
    </>
  );
}
