import type { ComponentId, EventState } from '@ioc/contracts';
import { useEachSecond, useOpenEvents, useShownEvents, type OpenEvents } from '@ioc/screen-live';
import { areaName, DrillMark, FitText, SeverityGlyph, useProvince, useWords } from '@ioc/screen-ui';
import { useMemo } from 'react';
import { countOpen, groupEvents } from './event-groups.js';
import './open-events.css';
import { useEventFeeds } from './use-event-feeds.js';

/** Rows that keep the wall's smallest type in the height of a panel. */
const rows = 4;

export interface OpenEventsPanelProps {
  /** Only what is open in this component. */
  component?: ComponentId;
  title?: string;
}

/** What is open, worst first, then newest: the overview's eighth place, and a block of other scenes. */
export function OpenEventsPanel({ component, title }: OpenEventsPanelProps) {
  const { t } = useWords();
  const all = useOpenEvents();
  const { list, total, known } = useMemo(() => (component ? ofComponent(all, component) : all), [all, component]);
  const feeds = useEventFeeds();
  const unsure = feeds.silent > 0 || feeds.none;
  const shown = useShownEvents();
  const groups = useMemo(() => groupEvents(shown.filter((event) => component === undefined || event.component === component)).slice(0, rows), [shown, component]);
  const empty = feeds.none ? 'events.noSource' : unsure ? 'events.unsure' : 'events.none';
  return (
    <section className="panel panel-events" data-open={total} data-unsure={unsure}>
      <header>
        <h2>
          <FitText text={title ?? t('events.title')} />
        </h2>
        <span className="events-total">{known ? (!feeds.none || total > 0) && <Total open={{ list, total }} unsure={unsure} /> : t('events.unknown')}</span>
      </header>
      {groups.length === 0 ? (
        <p className="events-none">{known ? t(empty, { n: feeds.silent }) : ''}</p>
      ) : (
        <div className="event-rows">
          {groups.map(({ event, count }) => (
            <EventRow key={event.id} event={event} count={count} lines={component ? 2 : 1} />
          ))}
        </div>
      )}
    </section>
  );
}

/** The list is bounded: what it leaves out is counted with nobody. */
function ofComponent({ list, known }: OpenEvents, component: ComponentId): OpenEvents {
  const own = list.filter((event) => event.component === component);
  return { list: own, drilled: [], total: own.length, known };
}

/** Incidents are counted; what is only told (priority 4) is counted apart. */
function Total({ open: { list, total }, unsure }: { open: Pick<OpenEvents, 'list' | 'total'>; unsure: boolean }) {
  const { t } = useWords();
  const { incidents, told, isCut } = countOpen(list, total);
  const n = `${incidents}${unsure ? '?' : isCut ? '+' : ''}`;
  return told ? t('events.totalTold', { n, told }) : t('events.total', { n });
}

function EventRow({ event, count, lines }: { event: EventState; count: number; lines: 1 | 2 }) {
  const info = useProvince();
  const { t, age } = useWords();
  const time = useEachSecond((now) => {
    if (event.dueAt === undefined) return t('events.since', { age: age(now - event.startedAt) });
    return event.dueAt < now
      ? t('events.overdue', { age: age(now - event.dueAt) })
      : t('events.due', { age: age(event.dueAt - now) });
  });
  const title = <FitText className="event-title" mark="…" text={event.title} ending={count > 1 ? ` ×${count}` : ''} from={84} lines={lines} />;
  return (
    <div className="event-row" data-event={event.id} data-severity={event.severity} data-count={count}>
      <SeverityGlyph severity={event.severity} ring={event.severity === 1} />
      {event.drill === undefined ? title : <span className="event-drilled"><DrillMark drill={event.drill} />{title}</span>}
      <span>{areaName(info, event.area)}</span>
      <em>{time}</em>
    </div>
  );
}
