import type { AlarmPast, AlarmRuleInfo, AlarmStanding, Procedure } from '@ioc/contracts';
import { Fact, Loading, Trouble, useMoments } from '@ioc/screen-furniture';
import { useFeeds } from '@ioc/screen-live';
import { getJson } from '@ioc/screen-queries';
import { areaName, DrillMark, useProvince, useWords } from '@ioc/screen-ui';
import { WhyLink } from '@ioc/screen-why';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { AlarmActs } from './alarm-acts.js';
import { AlarmGlyph, TimeLeft } from './alarm-line.js';
import { HistoryList } from './history-list.js';
import type { Acts } from './use-acts.js';

export interface AlarmPaneProps {
  alarm: AlarmStanding;
  rule: AlarmRuleInfo;
  acts: Acts;
}

/** All that is known of one alarm, what to do about it, and what was done. */
export function AlarmPane({ alarm, rule, acts }: AlarmPaneProps) {
  const { t, pick } = useWords();
  const info = useProvince();
  const isUrgent = alarm.priority === 'p1' && !alarm.acknowledged;
  return (
    <article className="alarm-pane" data-alarm-pane={alarm.id} aria-label={pick(rule.name)}>
      <header data-priority={alarm.priority} data-urgent={isUrgent}>
        <AlarmGlyph alarm={alarm} inverse={isUrgent} />
        <div>
          <h2>
            <DrillMark drill={alarm.drill} /> {pick(rule.name)}
          </h2>
          <p>{[areaName(info, alarm.area) ?? alarm.area, stationOf(alarm), t(`severity.${alarm.priority.slice(1)}`), t(`alarms.state.${alarm.state}`)].filter(Boolean).join(' · ')}</p>
        </div>
      </header>
      <AlarmActs key={alarm.id} alarm={alarm} acts={acts} />
      <Said alarm={alarm} rule={rule} />
      <Evidence alarm={alarm} />
      <Past id={alarm.id} since={alarm.since} />
    </article>
  );
}

/** The station or machine that it is of; an event stands below, where it leads to its page. */
const stationOf = ({ source }: AlarmStanding) => (source?.includes('/') ? null : source);

/** What its rule says to the person on duty, and whose it is. */
function Said({ alarm, rule }: { alarm: AlarmStanding; rule: AlarmRuleInfo }) {
  const { t, pick } = useWords();
  const { organisations } = useProvince();
  const moments = useMoments();
  return (
    <dl className="alarm-facts">
      <Fact name={t('alarms.fact.action')}><b>{pick(rule.action)}</b></Fact>
      <Fact name={t('alarms.fact.cause')}>{pick(rule.cause)}</Fact>
      <Fact name={t('alarms.fact.consequence')}>{pick(rule.consequence)}</Fact>
      <Fact name={t('alarms.fact.owner')}>{organisations.find(({ id }) => id === rule.owner)?.name ?? rule.owner}</Fact>
      <Fact name={t('alarms.fact.procedure')}><ProcedureName id={rule.procedure} /></Fact>
      <Fact name={t('alarms.fact.since')}>
        {moments.at(alarm.activeSince ?? alarm.since)} <TimeLeft alarm={alarm} respondWithin={rule.respondWithin} />
      </Fact>
      {alarm.acknowledgedBy !== null && <Fact name={t('alarms.fact.seenBy')}>{alarm.acknowledgedBy}</Fact>}
      {alarm.shelf && <Fact name={t('alarms.fact.shelf')}>{t('alarms.shelfUntil', { time: moments.at(alarm.shelf.until), who: alarm.shelf.by, reason: alarm.shelf.reason })}</Fact>}
      {alarm.outOfService && <Fact name={t('alarms.fact.outOfService')}>{`${alarm.outOfService.by} · ${alarm.outOfService.reason}`}</Fact>}
      {alarm.suppressedBy.length > 0 && <Fact name={t('alarms.fact.suppressedBy')}>{alarm.suppressedBy.join(', ')}</Fact>}
    </dl>
  );
}

function ProcedureName({ id }: { id: string }) {
  const { pick } = useWords();
  const { data } = useQuery({ queryKey: ['procedures'], queryFn: () => getJson<Procedure[]>('procedures') });
  const name = data?.find((one) => one.id === id)?.name;
  return name ? pick(name) : id;
}

/** By what it was found, each part with the way to look it up. */
function Evidence({ alarm: { evidence } }: { alarm: AlarmStanding }) {
  const { t, pick } = useWords();
  const feeds = useFeeds();
  const moments = useMoments();
  if (!evidence) return null;
  const nameOf = (id: string) => {
    const feed = feeds.find((one) => one.id === id);
    return feed ? pick(feed.name) : id;
  };
  const { reading, feed, events, silent } = evidence;
  return (
    <section className="alarm-evidence">
      <h3>{t('alarms.evidence')}</h3>
      <p>{pick(evidence.why)} {reading && <WhyLink asked={{ indicator: reading.indicator, area: reading.area }} name={reading.indicator} />}</p>
      {silent.map((one) => (
        <p key={one.feed}>
          <Link to={`/desk/feeds/${one.feed}`}>{nameOf(one.feed)}</Link> {one.since === null ? t('alarms.neverHeard') : t('alarms.silentSince', { time: moments.at(one.since) })}
        </p>
      ))}
      {feed !== null && feed !== 'derived' && silent.length === 0 && <p>{t('alarms.fact.feed')}: <Link to={`/desk/feeds/${feed}`}>{nameOf(feed)}</Link></p>}
      {events.length > 0 && <p>{t('alarms.fact.events')}: {events.slice(0, 5).map((id) => <Link key={id} to={`/desk/events?${new URLSearchParams({ event: id })}`}>{id}</Link>)}{events.length > 5 && ` +${events.length - 5}`}</p>}
    </section>
  );
}

/** Read anew when it has changed. */
function Past({ id, since }: { id: string; since: number }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery({ queryKey: ['alarms', 'history', id, since], queryFn: ({ signal }) => getJson<AlarmPast[]>(`alarms/history?${new URLSearchParams({ id, limit: '50' })}`, signal), staleTime: 0 });
  return (
    <section>
      <h3>{t('alarms.past')}</h3>
      {!data && (error ? <Trouble error={error} retry={() => void refetch()} /> : <Loading />)}
      {data && <HistoryList past={data} />}
    </section>
  );
}
