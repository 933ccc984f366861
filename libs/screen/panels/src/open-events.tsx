import type { EventState } from '@ioc/contracts';
import { useEachSecond, useLink, useOpenEvents } from '@ioc/screen-live';
import { areaName, FitText, SeverityGlyph, useProvince, useWords } from '@ioc/screen-ui';
import './open-events.css';

/** Rows that keep the wall's smallest type in the height of a panel. */
const rows = 4;

/** The eighth place: what is open, worst first, then newest. */
export function OpenEventsPanel() {
  const { t } = useWords();
  const { list, total } = useOpenEvents();
  const known = useLink().status !== 'connecting';
  return (
    <section className="panel panel-events" data-open={total}>
      <header>
        <h2>{t('events.title')}</h2>
        <span className="events-total">{known ? total : t('events.unknown')}</span>
      </header>
      {list.length === 0 ? (
        <p className="events-none">{known ? t('events.none') : ''}</p>
      ) : (
        <div className="event-rows">
          {list.slice(0, rows).map((event) => (
            <EventRow key={event.id} event={event} />
          ))}
        </div>
      )}
    </section>
  );
}

function EventRow({ event }: { event: EventState }) {
  const info = useProvince();
  const { t, age } = useWords();
  const time = useEachSecond((now) => {
    if (event.dueAt === undefined) return t('events.since', { age: age(now - event.startedAt) });
    return event.dueAt < now
      ? t('events.overdue', { age: age(now - event.dueAt) })
      : t('events.due', { age: age(event.dueAt - now) });
  });
  return (
    <div className="event-row" data-event={event.id} data-severity={event.severity}>
      <SeverityGlyph severity={event.severity} ring={event.severity === 1} />
      <FitText className="event-title" text={event.title} from={84} />
      <span>{areaName(info, event.area)}</span>
      <em>{time}</em>
    </div>
  );
}
