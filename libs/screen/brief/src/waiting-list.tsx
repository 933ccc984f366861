import type { ManualEntry } from '@ioc/contracts';
import { periodText } from '@ioc/screen-furniture';
import { useDirectives, useEachSecond, useFeeds, useLink, useOpenEvents } from '@ioc/screen-live';
import { useIndicators } from '@ioc/screen-queries';
import { areaName, DrillMark, FitText, useProvince, useWords } from '@ioc/screen-ui';
import { useMemo, type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { approveKey } from './approve-sheet.js';
import { useEntries } from './brief-query.js';
import { confirmKey } from './confirm-sheet.js';
import { useEventAddress } from './event-address.js';
import { useComponentName } from './use-situation.js';
import { whatWaits, type WaitingItem } from './waiting.js';

const places = 3;

/** @returns null while nobody knows what waits */
export function useWaiting(): WaitingItem[] | null {
  const { data: entries } = useEntries();
  const directives = useDirectives();
  const feeds = useFeeds();
  const { list } = useOpenEvents();
  const isUp = useLink().status === 'up';
  const minute = useEachSecond((now) => Math.floor(now / 60_000) * 60_000);
  return useMemo(() => (entries && directives && isUp ? whatWaits({ directives, entries, feeds, events: list }, minute) : null), [entries, directives, isUp, feeds, list, minute]);
}

/** Chờ tôi: what waits for a decision, and what is overdue elsewhere. */
export function WaitingList({ items }: { items: readonly WaitingItem[] | null }) {
  const { t } = useWords();
  const shown = items?.slice(0, places) ?? [];
  const isMore = items !== null && items.length > places;
  return (
    <div className="brief-part brief-wait" data-part="waiting">
      <h2>
        {t('brief.wait.title')}
        {isMore ? <Link to="/brief/wrong#waiting">{t('brief.seeAll', { n: items.length })}</Link> : <span>{items?.length ?? ''}</span>}
      </h2>
      {shown.map((item) => (
        <WaitingRow key={keyOf(item)} item={item} />
      ))}
      <NothingWaits items={items} />
    </div>
  );
}

/** An empty list says so only when it was received. */
export function NothingWaits({ items }: { items: readonly WaitingItem[] | null }) {
  const { t } = useWords();
  const isUp = useLink().status === 'up';
  if (!items) return <p className="brief-nothing">{t(isUp ? 'brief.wait.unknown' : 'brief.wait.keptNot')}</p>;
  return items.length === 0 ? <p className="brief-nothing">{t('brief.wait.none')}</p> : null;
}

export function keyOf(item: WaitingItem): string {
  if (item.kind === 'directive') return item.drafts.key;
  if (item.kind === 'entry') return item.entry.id;
  return item.kind === 'schema' ? item.feed.id : item.component;
}

export function WaitingRow({ item }: { item: WaitingItem }) {
  if (item.kind === 'directive') return <DirectiveRow item={item} />;
  if (item.kind === 'entry') return <EntryRow entry={item.entry} />;
  return item.kind === 'schema' ? <SchemaRow item={item} /> : <OverdueRow item={item} />;
}

function Row({ title, detail, children, kind, drill }: { title: string; detail: string; children: ReactNode; kind: string; drill?: string | null }) {
  return (
    <div className="brief-row brief-waits" data-waits={kind}>
      <span className="brief-row-text">
        <DrillMark drill={drill} />
        <FitText className="brief-row-title" text={title} from={92} lines={2} />
        <FitText className="brief-row-detail" text={detail} from={92} />
      </span>
      <span className="brief-acts">{children}</span>
    </div>
  );
}

function DirectiveRow({ item: { drafts } }: { item: Extract<WaitingItem, { kind: 'directive' }> }) {
  const { t, age } = useWords();
  const { organisations } = useProvince();
  const [search] = useSearchParams();
  const { key, first, directives } = drafts;
  const left = useEachSecond((now) => t(first.deadline < now ? 'brief.wrong.late' : 'brief.wrong.left', { age: age(Math.abs(first.deadline - now)) }));
  const to = organisations.find(({ id }) => id === first.organisation)?.shortName ?? first.organisation;
  const next = new URLSearchParams(search);
  next.set(approveKey, key);
  return (
    <Row kind="directive" drill={first.drill} title={t('brief.wait.directive', { title: first.title })} detail={[directives.length > 1 ? `${to} +${directives.length - 1}` : to, left].join(' · ')}>
      <Link className="button button-primary" to={{ search: next.toString() }}>
        {t('brief.wait.confirm')}
      </Link>
    </Row>
  );
}

function EntryRow({ entry }: { entry: ManualEntry }) {
  const words = useWords();
  const info = useProvince();
  const [search] = useSearchParams();
  const indicator = useIndicators().data?.get(entry.indicator);
  const age = useEachSecond((now) => words.age(now - Date.parse(entry.enteredAt)));
  const place = entry.area === info.province.area ? '' : ` · ${areaName(info, entry.area)}`;
  const title = words.t('brief.wait.entry', { name: (indicator ? words.pick(indicator.name) : entry.indicator) + place, value: entry.written, period: periodText(entry.period, entry.period, words) });
  const next = new URLSearchParams(search);
  next.set(confirmKey, entry.id);
  return (
    <Row kind="entry" title={title} detail={words.t('brief.wait.entryBy', { author: entry.author, age })}>
      <Link className="button button-primary" to={{ search: next.toString() }}>
        {words.t('brief.wait.confirm')}
      </Link>
      {indicator && (
        <Link className="button" to={`/brief/indicator/${entry.indicator}`}>
          {words.t('brief.wait.see')}
        </Link>
      )}
    </Row>
  );
}

function SchemaRow({ item: { feed } }: { item: Extract<WaitingItem, { kind: 'schema' }> }) {
  const { t, pick } = useWords();
  return (
    <Row kind="schema" title={t('brief.wait.schema', { name: pick(feed.name) })} detail={t('brief.wait.schemaBy', { n: feed.paused.length })}>
      <a className="button" href={`/desk/feeds/${feed.id}`}>
        {t('brief.wait.see')}
      </a>
    </Row>
  );
}

function OverdueRow({ item: { component, count, longest } }: { item: Extract<WaitingItem, { kind: 'overdue' }> }) {
  const { t, pick, age } = useWords();
  const nameOf = useComponentName();
  const to = useEventAddress();
  const { list, total } = useOpenEvents();
  // A bounded list leaves out the mildest, which may be overdue all the same.
  const n = `${total > list.length ? '≥' : ''}${count}`;
  const late = useEachSecond((now) => age(now - (longest.dueAt ?? now)));
  return (
    <Row kind="overdue" title={t('brief.wait.overdue', { n })} detail={t('brief.wait.overdueBy', { name: pick(nameOf(component)), age: late })}>
      <Link className="button" to={count === 1 ? to(longest.id) : `/brief/wrong?overdue=${component}`}>
        {t('brief.wait.see')}
      </Link>
    </Row>
  );
}
