import { Button, Trouble } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import type { Older } from './older.js';

/** Below a list: more of it, or back to its newest rows. */
export function OlderButtons<T>({ older: { more, reset, pending, error } }: { older: Older<T> }) {
  const { t } = useWords();
  return (
    <>
      {error !== null && <Trouble error={error} />}
      <div className="feed-actions">
        {more && (
          <Button onClick={more} disabled={pending}>
            {t('feeds.older')}
          </Button>
        )}
        {reset && <Button onClick={reset}>{t('feeds.newest')}</Button>}
      </div>
    </>
  );
}
