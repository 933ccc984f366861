import type { EventState } from '@ioc/contracts';
import { Drawer, Fact, useMoments } from '@ioc/screen-furniture';
import { useEachSecond, useFeeds, useShownEvents } from '@ioc/screen-live';
import { SeverityGlyph, areaName, useProvince, useWords } from '@ioc/screen-ui';
import { useNavigate, useSearchParams } from 'react-router';
import { eventKey } from './event-address.js';
import './sheets.css';

/** One happening over any page: what, where, since when, until when, who owns it, who told. */
export function EventSheet() {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const { t } = useWords();
  const list = useShownEvents();
  const id = search.get(eventKey);
  if (!id) return null;
  const event = list.find((one) => one.id === id);
  const close = () => {
    const next = new URLSearchParams(search);
    next.delete(eventKey);
    void navigate({ search: next.toString() });
  };
  return (
    <Drawer title={event?.title ?? id} onClose={close}>
      {event ? <Facts event={event} /> : <p className="notice">{t('brief.event.gone')}</p>}
    </Drawer>
  );
}

function Facts({ event }: { event: EventState }) {
  const { t, age, pick } = useWords();
  const info = useProvince();
  const moments = useMoments();
  const feed = useFeeds().find(({ id }) => id === event.feed);
  const running = useEachSecond((now) => age(now - event.startedAt));
  const due = useEachSecond((now) => (event.dueAt === undefined ? '' : t(event.dueAt < now ? 'brief.wrong.late' : 'brief.wrong.left', { age: age(Math.abs(now - event.dueAt)) })));
  const nameOf = (id: string | undefined) => info.organisations.find((one) => one.id === id)?.name ?? id;
  return (
    <dl className="brief-facts" data-event-sheet={event.id}>
      <Fact name={t('brief.event.severity')}>
        <SeverityGlyph severity={event.severity} /> {t(`severity.${event.severity}`)}
      </Fact>
      <Fact name={t('brief.event.where')}>{[event.place, areaName(info, event.area)].filter(Boolean).join(' · ') || info.province.name}</Fact>
      <Fact name={t('brief.event.since')}>{t('brief.event.sinceText', { time: moments.at(event.startedAt), age: running })}</Fact>
      {event.dueAt !== undefined && <Fact name={t('brief.event.due')}>{`${moments.at(event.dueAt)} · ${due}`}</Fact>}
      <Fact name={t('brief.event.owner')}>{nameOf(event.organisation) ?? nameOf(feed?.organisation) ?? t('brief.event.ownerNone')}</Fact>
      <Fact name={t('brief.event.feed')}>{[feed ? pick(feed.name) : event.feed, t('brief.event.heard', { time: moments.at(event.receivedAt) }), event.provenance === 'simulated' ? t('provenance.simulated') : ''].filter(Boolean).join(' · ')}</Fact>
      {event.description && <Fact name={t('brief.event.what')}>{event.description}</Fact>}
    </dl>
  );
}
