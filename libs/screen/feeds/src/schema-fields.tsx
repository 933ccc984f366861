import type { KnownSchema } from '@ioc/contracts';
import { useWords } from '@ioc/screen-ui';

/** Every accepted field with its types, by what holds it. */
export function SchemaFields({ accepted }: { accepted: KnownSchema }) {
  const { t } = useWords();
  const containers = Object.entries(accepted).sort(([a], [b]) => a.localeCompare(b));
  const count = containers.reduce((sum, [, { fields }]) => sum + Object.keys(fields).length, 0);
  return (
    <details className="schema-part">
      <summary>{t('schema.fields', { n: count })}</summary>
      {containers.map(([path, { fields }]) => (
        <section key={path}>
          <h3 className="feed-raw">{path}</h3>
          <ul className="schema-fields">
            {Object.entries(fields).map(([name, { types, always }]) => (
              <li key={name}>
                <b>{name}</b> {types.map((type) => t(`schema.type.${type}`)).join(', ')} <small>{t(always ? 'schema.always' : 'schema.optional')}</small>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </details>
  );
}
