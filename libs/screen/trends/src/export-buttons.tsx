import { Button, Trouble, useShortcut } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import { useMutation } from '@tanstack/react-query';
import { saveTrend, type Asked } from './trend-query.js';

/** The server makes the file, of the figures that the page shows. */
export function ExportButtons({ asked }: { asked: Asked }) {
  const { t, language } = useWords();
  const { mutate, isPending, error, variables } = useMutation({ mutationFn: (format: 'csv' | 'xlsx') => saveTrend(asked, { format, lang: language }) });
  useShortcut('v', t('explore.keys.csv'), () => mutate('csv'));
  useShortcut('x', t('explore.keys.xlsx'), () => mutate('xlsx'));
  return (
    <>
      <span className="export-note">{t('explore.csvNote')}</span>
      <Button hotkey="v" disabled={isPending} onClick={() => mutate('csv')}>
        {t('feeds.export')}
      </Button>
      <Button hotkey="x" disabled={isPending} onClick={() => mutate('xlsx')}>
        {t('explore.xlsx')}
      </Button>
      {isPending && <span role="status">{t('explore.exporting', { format: (variables ?? '').toUpperCase() })}</span>}
      {error && <Trouble error={error} />}
    </>
  );
}
