import { useWords } from '@ioc/screen-ui';
import type { usePerson } from './person.js';

/** In whose name something is decided. */
export function PersonField({ person: { by, isAccounts, type } }: { person: ReturnType<typeof usePerson> }) {
  const { t } = useWords();
  if (isAccounts) {
    return (
      <p data-person="">
        {t('brief.confirm.by')} <b>{by}</b>
      </p>
    );
  }
  return (
    <label className="field">
      {t('brief.confirm.by')}
      <input value={by} required minLength={2} maxLength={120} autoComplete="name" onChange={({ target }) => type(target.value)} />
    </label>
  );
}
