import type { EventState } from '@ioc/contracts';
import { DataTable, type Column } from '@ioc/screen-furniture';
import { useEachSecond } from '@ioc/screen-live';
import { areaName, SeverityGlyph, useProvince, useWords } from '@ioc/screen-ui';
import { memo, useEffect } from 'react';

export interface EventTableProps {
  events: readonly EventState[];
  selected: string;
  onSelect: (id: string) => void;
}

/** The list; going over it with the arrows shows each one beside. */
export const EventTable = memo(function EventTable({ events, selected, onSelect }: EventTableProps) {
  const { t } = useWords();
  const columns = useColumns(onSelect, selected);
  // What was chosen on the map is brought into sight.
  useEffect(() => void document.querySelector(`[data-row="${CSS.escape(selected)}"]`)?.scrollIntoView({ block: 'nearest' }), [selected]);
  return <DataTable label={t('eventList.title')} columns={columns} rows={events} rowKey={({ id }) => id} rowState={({ id, status }) => (id === selected ? 'selected' : status)} />;
});

function useColumns(onSelect: (id: string) => void, selected: string): Column<EventState>[] {
  const { t, pick } = useWords();
  const info = useProvince();
  const componentName = (id: string) => pick(info.components.find((one) => one.id === id)?.name ?? { vi: id, en: id });
  const column = (key: string, cell: Column<EventState>['cell'], more: Partial<Column<EventState>> = {}): Column<EventState> => ({ key, title: t(`eventList.col.${key}`), cell, ...more });
  return [
    column('severity', ({ severity, status }) => (
      <span className="events-severity">
        <SeverityGlyph severity={severity} phase={status === 'closed' ? 'shelved' : 'open'} />
        {t(`severity.${severity}`)}
      </span>
    )),
    column('title', ({ id, title, place }) => (
      <>
        <button type="button" className="events-row" aria-pressed={id === selected} onClick={() => onSelect(id)} onFocus={() => onSelect(id)}>
          {title}
        </button>
        {place && <span className="events-place">{place}</span>}
      </>
    )),
    column('area', ({ area }) => areaName(info, area) || t('eventList.noArea')),
    column('component', ({ component }) => componentName(component), { wide: true }),
    column('since', (event) => <Since event={event} />, { numeric: true }),
    column('due', (event) => <Due event={event} />, { numeric: true }),
  ];
}

function Since({ event: { startedAt } }: { event: EventState }) {
  const { age } = useWords();
  return useEachSecond((now) => age(now - startedAt));
}

/** Of what is closed a deadline says nothing more. */
export function Due({ event: { dueAt, status } }: { event: Pick<EventState, 'dueAt' | 'status'> }) {
  const { t, age } = useWords();
  const text = useEachSecond((now) => {
    if (status === 'closed') return t('map.closed');
    if (dueAt === undefined) return t('eventList.noDue');
    return dueAt < now ? t('events.overdue', { age: age(now - dueAt) }) : t('events.due', { age: age(dueAt - now) });
  });
  const isLate = useEachSecond((now) => status === 'open' && dueAt !== undefined && dueAt < now);
  return isLate ? <b>{text}</b> : text;
}
