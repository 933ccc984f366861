import type { SchemaEntry } from '@ioc/contracts';
import { useMoments } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';

/** What became of the schema, newest first: what was seen by itself, and what people decided. */
export function SchemaHistory({ history }: { history: readonly SchemaEntry[] }) {
  const { t } = useWords();
  const moments = useMoments();
  return (
    <div className="schema-part">
      <h3>{t('schema.history')}</h3>
      <ul className="schema-history">
        {history.map(({ at, kind, changes, by, note }) => (
          <li key={`${at} ${kind}`} data-schema-entry={kind}>
            {moments.at(at)} · <b>{t(`schema.entry.${kind}`)}</b> {changes.map(({ field }) => field).join(', ')} {by !== null && `· ${by}: ${note ?? ''}`}
          </li>
        ))}
      </ul>
    </div>
  );
}
