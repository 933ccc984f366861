import type { AlarmStanding, EventState, Severity } from '@ioc/contracts';
import { useAlarms, useEachSecond } from '@ioc/screen-live';
import { useEventFeeds } from '@ioc/screen-panels';
import { areaName, FitText, runningTime, SeverityGlyph, useProvince, useWords } from '@ioc/screen-ui';
import { Link } from 'react-router';
import { useAlarmAddress, useEventAddress } from './event-address.js';
import { figureValue, targetValue } from './figure-value.js';
import { useComponentName, type Situation } from './use-situation.js';
import { firstOf, type ShownFigure, type Doubt, type WrongItem } from './wrong.js';

/** Rows of the first page that keep their type on every tablet; what is more is one tap away. */
const places = 4;

/** Đang sai: what is wrong now, worst first. */
export function WrongList({ situation: { known, wrong } }: { situation: Situation }) {
  const { t } = useWords();
  const { shown, more } = firstOf(wrong, places);
  return (
    <div className="brief-part brief-wrong" data-part="wrong">
      <h2>
        {t('brief.wrong.title')}
        {more > 0 ? <Link to="/brief/wrong">{t('brief.seeAll', { n: wrong.length })}</Link> : <span>{known ? wrong.length : ''}</span>}
      </h2>
      {shown.map((item) => (
        <WrongRow key={keyOf(item)} item={item} />
      ))}
      {shown.length === 0 && <NothingWrong known={known} />}
    </div>
  );
}

/** An empty list says something only where everybody who would fill it was heard. */
export function NothingWrong({ known }: { known: boolean }) {
  const { t } = useWords();
  const { none, silent } = useEventFeeds();
  if (!known) return <p className="brief-nothing">{t('brief.wrong.unknown')}</p>;
  const said = none ? t('brief.wrong.noSource') : silent > 0 ? t('brief.wrong.unsure', { n: silent }) : t('brief.wrong.none');
  return <p className="brief-nothing">{said}</p>;
}

export function WrongRow({ item }: { item: WrongItem }) {
  if (item.kind === 'alarm') return <AlarmRow alarm={item.alarm} count={item.count} />;
  if (item.kind === 'event') return <EventRow event={item.event} count={item.count} />;
  return item.kind === 'figure' ? <FigureRow figure={item.figure} /> : <DoubtRow doubt={item.doubt} />;
}

export function keyOf(item: WrongItem): string {
  if (item.kind === 'alarm') return item.alarm.id;
  if (item.kind === 'event') return item.event.id;
  return item.kind === 'figure' ? item.figure.indicator.id : item.doubt.component;
}

export function EventRow({ event, count }: { event: EventState; count: number }) {
  const { t, age } = useWords();
  const info = useProvince();
  const to = useEventAddress();
  const isCritical = event.severity === 1;
  const time = useEachSecond((now) => {
    if (event.dueAt !== undefined && event.dueAt < now) return t('brief.wrong.late', { age: age(now - event.dueAt) });
    const running = runningTime(now - event.startedAt) ?? age(now - event.startedAt);
    return isCritical ? `${running} ${t('brief.wrong.unconfirmed')}` : running;
  });
  return (
    <Link className={`brief-row brief-row-${event.severity}`} to={to(event.id)} data-event={event.id} data-severity={event.severity}>
      <SeverityGlyph severity={event.severity} ring={isCritical} inverse={isCritical} />
      <span className="brief-row-text">
        <FitText className="brief-row-title" mark="…" text={event.title} ending={count > 1 ? ` ×${count}` : ''} from={92} lines={2} />
        <FitText className="brief-row-detail" text={[areaName(info, event.area), time].filter(Boolean).join(' · ')} from={92} />
      </span>
    </Link>
  );
}

/** An alarm that nobody has acknowledged: what, where, since when, and whose it is. */
function AlarmRow({ alarm, count }: { alarm: AlarmStanding; count: number }) {
  const { t, pick, age } = useWords();
  const info = useProvince();
  const { rules } = useAlarms();
  const to = useAlarmAddress();
  const rule = rules.find(({ id }) => id === alarm.rule);
  const severity = Number(alarm.priority.slice(1)) as Severity;
  const since = useEachSecond((now) => age(now - (alarm.activeSince ?? alarm.since)));
  const isCritical = severity === 1;
  return (
    <Link className={`brief-row brief-row-${severity}`} to={to(alarm.id)} data-alarm={alarm.id} data-priority={alarm.priority}>
      <SeverityGlyph severity={severity} ring={isCritical} inverse={isCritical} />
      <span className="brief-row-text">
        <FitText className="brief-row-title" mark="…" text={rule ? pick(rule.name) : alarm.rule} ending={count > 1 ? ` ×${count}` : ''} from={92} lines={2} />
        <FitText className="brief-row-detail" text={[areaName(info, alarm.area), since, t('brief.wrong.unconfirmed')].filter(Boolean).join(' · ')} from={92} />
      </span>
    </Link>
  );
}

function FigureRow({ figure: { indicator, standing } }: { figure: ShownFigure }) {
  const words = useWords();
  const { organisations } = useProvince();
  const { t, pick, age } = words;
  const owner = organisations.find(({ id }) => id === indicator.source);
  const value = t('brief.wrong.figure', { value: figureValue(indicator, standing, words), target: targetValue(indicator, words) });
  const isOld = standing.freshness === 'stale';
  const detail = [isOld && t('brief.wrong.oldFigure', { age: age(standing.ageMs) }), owner?.shortName ?? owner?.name].filter(Boolean).join(' · ');
  return (
    <Link className="brief-row" to={`/brief/indicator/${indicator.id}`} data-wrong-figure={indicator.id} data-freshness={standing.freshness}>
      {isOld ? <i className="hatch-mark" aria-hidden="true" /> : <OffTargetMark />}
      <span className="brief-row-text">
        <FitText className="brief-row-title" text={pick(indicator.name)} ending={` ${value}`} from={92} lines={2} />
        <FitText className="brief-row-detail" text={detail} from={92} />
      </span>
    </Link>
  );
}

/** A dot away from its line: off target, without a priority that nobody has given. */
function OffTargetMark() {
  return (
    <svg className="brief-off" viewBox="0 0 30 30" aria-hidden="true">
      <path d="M24 3V27M24 15H9" />
      <circle cx="7" cy="15" r="5" />
    </svg>
  );
}

function DoubtRow({ doubt: { component, kind, count, oldestMs } }: { doubt: Doubt }) {
  const { t, age, pick } = useWords();
  const nameOf = useComponentName();
  const said = t(`brief.wrong.${kind}`, { name: pick(nameOf(component)), n: count, age: oldestMs > 0 ? age(oldestMs) : '' }).trim();
  return (
    <Link className="brief-row brief-row-data" to="/brief/wrong" data-doubt={component}>
      <i className="hatch-mark" aria-hidden="true" />
      <span className="brief-row-text">
        <FitText className="brief-row-title" text={said} from={92} lines={2} />
        <FitText className="brief-row-detail" text={t('brief.wrong.unfit')} from={92} />
      </span>
    </Link>
  );
}
