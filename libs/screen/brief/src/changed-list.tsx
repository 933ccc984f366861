import { directionOf, type BriefChange, type IndicatorInfo } from '@ioc/contracts';
import { freshnessOf, useEachSecond, useSeries } from '@ioc/screen-live';
import { useIndicators } from '@ioc/screen-queries';
import { areaName, FitText, useProvince, useWords } from '@ioc/screen-ui';
import { Link } from 'react-router';
import { useBrief } from './brief-query.js';
import { useEventAddress } from './event-address.js';
import { figureValue } from './figure-value.js';
import { momentText } from './moment-text.js';
import { useNews } from './use-news.js';

const places = 6;
/** Two figures with more characters than this leave no room for a unit beside them: the unit goes, never the size of the type. */
const roomForUnit = 14;

/** Đã thay đổi: what is otherwise than at the last visit on this device, or than yesterday morning. */
export function ChangedList() {
  const words = useWords();
  const { province } = useProvince();
  const { since, isVisit } = useNews();
  const { data } = useBrief({ since: new Date(since).toISOString() });
  const time = useEachSecond((now) => momentText(since, { now, words, timeZone: province.timeZone }));
  const changes = data?.changes.slice(0, places);
  return (
    <div className="brief-part brief-changed" data-part="changed">
      <h2>
        {words.t('brief.changed.title')}
        <span>{words.t(isVisit ? 'brief.changed.visit' : 'brief.changed.since', { time })}</span>
      </h2>
      {changes?.map((change) => (
        <ChangeRow key={`${change.kind} ${'event' in change ? change.event.id : change.to.indicator}`} change={change} />
      ))}
      {changes?.length === 0 && <p className="brief-nothing">{words.t('brief.changed.none', { time })}</p>}
      {!changes && <p className="brief-nothing">{words.t('brief.changed.unknown')}</p>}
    </div>
  );
}

function ChangeRow({ change }: { change: BriefChange }) {
  const known = useIndicators().data;
  if ('event' in change) return <EventChange change={change} />;
  const indicator = known?.get(change.to.indicator);
  return indicator ? <FigureChange change={change} indicator={indicator} /> : null;
}

function EventChange({ change: { kind, event } }: { change: Extract<BriefChange, { event: unknown }> }) {
  const words = useWords();
  const { t } = words;
  const info = useProvince();
  const to = useEventAddress();
  const started = useEachSecond((now) => momentText(event.startedAt, { now, words, timeZone: info.province.timeZone }));
  return (
    <Link className="brief-change" to={to(event.id)} data-change={kind} data-worse={kind === 'opened'}>
      <FitText className="brief-change-name" mark="…" text={event.title} from={92} />
      <FitText className="brief-change-values" text={[areaName(info, event.area), started].filter(Boolean).join(' · ')} from={92} />
      <em>{t(`brief.changed.${kind}`)}</em>
    </Link>
  );
}

/** The newer value is the live one, by its own age: what was new a minute ago may be old now. */
function FigureChange({ change, indicator }: { change: Exclude<BriefChange, { event: unknown }>; indicator: IndicatorInfo }) {
  const words = useWords();
  const live = useSeries(indicator.id, change.to.area);
  const freshness = useEachSecond((now) => freshnessOf(live ?? change.to, now));
  const now = live && live.at >= change.to.at && live.value !== null ? live : change.to;
  const from = change.from === null ? words.t('datum.missing') : words.formats.number(change.from, indicator.decimals);
  const [bare, whole] = [figureValue({ ...indicator, unit: '' }, now, words), figureValue(indicator, now, words)];
  const direction = change.from === null || now.value === null ? 'neutral' : directionOf(change.from, now.value, indicator);
  const said = freshness === 'stale' ? 'stale' : change.kind === 'revised' ? 'revised' : direction;
  return (
    <Link className="brief-change" to={`/brief/indicator/${indicator.id}`} data-change={change.kind} data-worse={said === 'worse'} data-freshness={freshness} data-indicator={indicator.id}>
      <FitText className="brief-change-name" text={words.pick(indicator.name)} from={92} />
      <span className="brief-change-values">
        {from} → <b>{from.length + bare.length > roomForUnit ? bare : whole}</b>
      </span>
      <em>{words.t(`brief.changed.${said}`)}</em>
    </Link>
  );
}
