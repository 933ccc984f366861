import type { EventCounts } from '@ioc/contracts';
import { SearchField } from '@ioc/screen-furniture';
import { useProvince, useWords } from '@ioc/screen-ui';
import { useSearchParams } from 'react-router';
import { orders, periods, statuses } from './event-filters.js';

/** What is looked for; all of it stands in the address. */
export function FilterBar({ counts }: { counts: EventCounts | undefined }) {
  const { t, pick, formats } = useWords();
  const { components, areas } = useProvince();
  const [chosen, put] = useChoice();
  const districts = areas.filter(({ level }) => level === 'district');
  const bySeverity = (severity: number) => (counts ? ` ${formats.number(counts.bySeverity[severity - 1] ?? 0, 0)}` : '');
  return (
    <div className="toolbar events-toolbar">
      <SearchField label={t('eventList.find')} />
      <fieldset className="choices" aria-label={t('eventList.status.label')}>
        {statuses.map((status) => (
          <button key={status} type="button" aria-pressed={(chosen('status') || 'open') === status} onClick={() => put('status', status === 'open' ? '' : status)}>
            {t(`eventList.status.${status}`)}
          </button>
        ))}
      </fieldset>
      <Choice name="severity" options={[1, 2, 3, 4].map((severity) => [String(severity), `${t(`severity.${severity}`)}${chosen('severity') ? '' : bySeverity(severity)}`])} />
      <Choice name="component" options={components.map(({ id, name }) => [id, pick(name)])} />
      <Choice name="area" options={districts.map(({ code, name, shortName }) => [code, shortName ?? name])} />
      <Choice name="period" options={[...periods.keys()].map((period) => [period, t(`eventList.period.${period}`)])} />
      <Choice name="sort" options={orders.slice(1).map((order) => [order, t(`eventList.sort.${order}`)])} />
    </div>
  );
}

/** One choice of several; the first line is what is so where nothing is chosen. */
function Choice({ name, options }: { name: string; options: readonly (readonly [value: string, text: string])[] }) {
  const { t } = useWords();
  const [chosen, put] = useChoice();
  return (
    <label className="field">
      {t(`eventList.${name}.label`)}
      <select value={chosen(name)} onChange={({ target }) => put(name, target.value)}>
        <option value="">{t(`eventList.${name}.none`)}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>{text}</option>
        ))}
      </select>
    </label>
  );
}

/** Another question begins with its first page. */
function useChoice(): [(key: string) => string, (key: string, value: string) => void] {
  const [search, setSearch] = useSearchParams();
  const put = (key: string, value: string) =>
    setSearch(
      (now) => {
        if (value) now.set(key, value);
        else now.delete(key);
        now.delete('page');
        return now;
      },
      { replace: true },
    );
  return [(key) => search.get(key) ?? '', put];
}
