import { AuditAct, AuditOutcome } from '@ioc/contracts';
import { SearchField } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import { kinds } from './subject-kinds.js';
import { useFilter } from './use-filter.js';

/** What is looked for; all of it stands in the address. */
export function AuditFilters() {
  const { t } = useWords();
  const { filter, put } = useFilter();
  return (
    <div className="toolbar">
      <SearchField label={t('audit.search')} />
      <Choice name="act" options={AuditAct.options} text={(act) => t(`audit.act.${act}`)} />
      <Choice name="kind" options={kinds} text={(kind) => t(`audit.kind.${kind}`)} />
      <Choice name="outcome" options={AuditOutcome.options} text={(outcome) => t(`audit.outcome.${outcome}`)} />
      <label className="field">
        {t('audit.actor')}
        <input value={filter.actor} onChange={({ target }) => put('actor', target.value)} />
      </label>
      <label className="field">
        {t('audit.from')}
        <input type="date" value={filter.from} max={filter.to || undefined} onChange={({ target }) => put('from', target.value)} />
      </label>
      <label className="field">
        {t('audit.to')}
        <input type="date" value={filter.to} min={filter.from || undefined} onChange={({ target }) => put('to', target.value)} />
      </label>
    </div>
  );
}

function Choice<T extends string>({ name, options, text }: { name: 'act' | 'kind' | 'outcome'; options: readonly T[]; text: (option: T) => string }) {
  const { t } = useWords();
  const { filter, put } = useFilter();
  return (
    <label className="field">
      {t(`audit.by.${name}`)}
      <select value={filter[name]} onChange={({ target }) => put(name, target.value)}>
        <option value="">{t('audit.all')}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {text(option)}
          </option>
        ))}
      </select>
    </label>
  );
}
