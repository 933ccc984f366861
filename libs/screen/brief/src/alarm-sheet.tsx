import { durationMs, type AlarmEvidence, type AlarmRuleInfo, type AlarmStanding, type Severity } from '@ioc/contracts';
import { Drawer, Fact, useMoments } from '@ioc/screen-furniture';
import { useAlarms, useEachSecond } from '@ioc/screen-live';
import { DrillMark, SeverityGlyph, areaName, useProvince, useWords } from '@ioc/screen-ui';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { alarmKey } from './event-address.js';
import './sheets.css';

/** One alarm over any page: by what it was found, where, since when, whose it is, and what its rule says to do. */
export function AlarmSheet() {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const { t, pick } = useWords();
  const { alarms, rules } = useAlarms();
  const id = search.get(alarmKey);
  if (!id) return null;
  const alarm = alarms.find((one) => one.id === id);
  const rule = rules.find((one) => one.id === alarm?.rule);
  const close = () => {
    const next = new URLSearchParams(search);
    next.delete(alarmKey);
    void navigate({ search: next.toString() });
  };
  return (
    <Drawer title={rule ? pick(rule.name) : id} onClose={close}>
      {alarm && rule ? <Facts alarm={alarm} rule={rule} /> : <p className="notice">{t('brief.alarm.gone')}</p>}
    </Drawer>
  );
}

function Facts({ alarm, rule }: { alarm: AlarmStanding; rule: AlarmRuleInfo }) {
  const { t, age, pick } = useWords();
  const info = useProvince();
  const moments = useMoments();
  const since = alarm.activeSince ?? alarm.since;
  const running = useEachSecond((now) => age(now - since));
  const answerBy = since + (durationMs(rule.respondWithin) ?? 0);
  const left = useEachSecond((now) => t(answerBy < now ? 'brief.wrong.late' : 'brief.wrong.left', { age: age(Math.abs(now - answerBy)) }));
  const severity = Number(alarm.priority.slice(1)) as Severity;
  return (
    <dl className="brief-facts" data-alarm-sheet={alarm.id}>
      <Fact name={t('brief.event.severity')}>
        <DrillMark drill={alarm.drill} /> <SeverityGlyph severity={severity} /> {t(`severity.${severity}`)}
      </Fact>
      <Fact name={t('brief.event.where')}>{areaName(info, alarm.area) || info.province.name}</Fact>
      {alarm.evidence && <Found evidence={alarm.evidence} />}
      <Fact name={t('brief.event.since')}>{t('brief.event.sinceText', { time: moments.at(since), age: running })}</Fact>
      <Fact name={t('brief.alarm.seen')}>{alarm.acknowledged ? t('brief.alarm.seenBy', { name: alarm.acknowledgedBy ?? '' }) : `${t('brief.wrong.unconfirmed')} · ${left}`}</Fact>
      <Fact name={t('brief.event.owner')}>{info.organisations.find(({ id }) => id === rule.owner)?.name ?? rule.owner}</Fact>
      <Fact name={t('brief.alarm.consequence')}>{pick(rule.consequence)}</Fact>
      <Fact name={t('brief.alarm.action')}>{pick(rule.action)}</Fact>
    </dl>
  );
}

/** By what it was found, and the way to the figure. */
function Found({ evidence: { why, reading } }: { evidence: AlarmEvidence }) {
  const { t, pick } = useWords();
  return (
    <>
      <Fact name={t('brief.alarm.found')}>{pick(why)}</Fact>
      {reading && (
        <Fact name={t('brief.alarm.figure')}>
          <Link className="button" to={`/brief/indicator/${reading.indicator}?${new URLSearchParams({ area: reading.area })}`}>
            {t('brief.wait.see')}
          </Link>
        </Fact>
      )}
    </>
  );
}
