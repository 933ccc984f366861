import { offsetMs, type AlarmRuleInfo, type MaintenanceAnswer } from '@ioc/contracts';
import { AskForm, Button, Drawer, Loading, localMoment, momentOf, Nothing, Trouble, useFaultText, useMoments, useMyName, type AskedField } from '@ioc/screen-furniture';
import { useEachSecond, useFeeds, useLive } from '@ioc/screen-live';
import { getJson, usePost } from '@ioc/screen-queries';
import { areaName, useProvince, useWords } from '@ioc/screen-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

const listKey = ['maintenance'];
const usualHours = 2;

/** Work that is known beforehand: what is worked on calls nobody meanwhile. */
export function MaintenanceTab({ rules }: { rules: ReadonlyMap<string, AlarmRuleInfo> }) {
  const { t } = useWords();
  const [isOpening, setOpening] = useState(false);
  const windows = useQuery({ queryKey: listKey, queryFn: () => getJson<MaintenanceAnswer[]>('maintenance-windows?state=all&limit=100'), staleTime: 0, refetchInterval: 30_000 });
  return (
    <div className="alarm-history" data-maintenance={windows.data?.length}>
      <div className="toolbar">
        <p>{t('alarms.maintenance.what')}</p>
        <Button primary data-act="open-window" onClick={() => setOpening(true)}>{t('alarms.maintenance.new')}</Button>
      </div>
      {windows.error && <Trouble error={windows.error} retry={() => void windows.refetch()} />}
      {!windows.data && !windows.error && <Loading />}
      {windows.data?.length === 0 && <Nothing>{t('alarms.maintenance.none')}</Nothing>}
      <ul className="maintenance-list">
        {windows.data?.map((one) => (
          <Window key={one.id} window={one} rules={rules} />
        ))}
      </ul>
      {isOpening && (
        <Drawer title={t('alarms.maintenance.new')} onClose={() => setOpening(false)}>
          <NewWindow rules={rules} onDone={() => setOpening(false)} />
        </Drawer>
      )}
    </div>
  );
}

const standingOf = ({ from, to, endedAt }: MaintenanceAnswer, now: number) => (endedAt !== null ? 'ended' : now < from ? 'ahead' : now < to ? 'lasts' : 'over');

function Window({ window, rules }: { window: MaintenanceAnswer; rules: ReadonlyMap<string, AlarmRuleInfo> }) {
  const { t } = useWords();
  const moments = useMoments();
  const [name] = useMyName();
  const queries = useQueryClient();
  const faultText = useFaultText();
  const post = usePost(() => void queries.invalidateQueries({ queryKey: listKey }));
  const touches = useTouched(window, rules);
  const standing = useEachSecond((now) => standingOf(window, now));
  return (
    <li data-row={window.id} data-standing={standing}>
      <p>
        <b>{t(`alarms.maintenance.${standing}`)}</b> {t('alarms.maintenance.span', { from: moments.at(window.from), to: moments.at(window.endedAt ?? window.to) })}
      </p>
      <p>{window.reason}</p>
      <p>
        <small>{[touches, t('alarms.maintenance.by', { who: window.by }), window.endedBy && t('alarms.maintenance.endedBy', { who: window.endedBy })].filter(Boolean).join(' · ')}</small>
      </p>
      {(standing === 'lasts' || standing === 'ahead') && (
        <Button disabled={post.isPending} data-act="end-window" onClick={() => post.mutate({ path: `maintenance-windows/${window.id}/end`, body: { by: name || t('desk.name') } })}>{t('alarms.maintenance.end')}</Button>
      )}
      {post.error && <p role="alert">{faultText(post.error)}</p>}
    </li>
  );
}

/** What is worked on, by its names. */
function useTouched({ feeds, rules: touched, areas }: MaintenanceAnswer, rules: ReadonlyMap<string, AlarmRuleInfo>): string {
  const { pick } = useWords();
  const info = useProvince();
  const known = useFeeds();
  const nameOfFeed = (id: string) => {
    const feed = known.find((one) => one.id === id);
    return feed ? pick(feed.name) : id;
  };
  const nameOfRule = (id: string) => {
    const rule = rules.get(id);
    return rule ? pick(rule.name) : id;
  };
  return [...(feeds ?? []).map(nameOfFeed), ...(touched ?? []).map(nameOfRule), ...(areas ?? []).map((area) => areaName(info, area) || area)].join(', ');
}

function NewWindow({ rules, onDone }: { rules: ReadonlyMap<string, AlarmRuleInfo>; onDone: () => void }) {
  const { t } = useWords();
  const [name, setName] = useMyName();
  const offset = offsetMs(useProvince().province.utcOffset);
  const queries = useQueryClient();
  const post = usePost(() => {
    void queries.invalidateQueries({ queryKey: listKey });
    onDone();
  });
  const fields = useFields(rules, { name, offset });
  const send = ({ reason, by = '', from = '', to = '', ...lists }: Readonly<Record<string, string>>) => {
    setName(by);
    const touched = Object.entries(lists).filter(([, ids]) => ids !== '');
    const at = (text: string) => new Date(momentOf(text, offset)).toISOString();
    post.mutate({ path: 'maintenance-windows', body: { reason, by, from: at(from), to: at(to), ...Object.fromEntries(touched.map(([of, ids]) => [of, ids.split(' ')])) } });
  };
  return <AskForm focused label={t('alarms.maintenance.new')} fields={fields} submit={t('alarms.maintenance.open')} busy={post.isPending} error={post.error} onSubmit={send} onLeave={onDone} />;
}

function useFields(rules: ReadonlyMap<string, AlarmRuleInfo>, { name, offset }: { name: string; offset: number }): AskedField[] {
  const { t, pick } = useWords();
  const { clock } = useLive();
  const { areas } = useProvince();
  const feeds = useFeeds();
  const [now] = useState(() => clock.now());
  const moment = (of: 'from' | 'to', ms: number): AskedField => ({ name: of, label: t(`alarms.maintenance.${of}`), kind: 'moment', required: true, initial: localMoment(ms, offset) });
  const several = (of: string, choices: AskedField['choices'] = []): AskedField => ({ name: of, label: t(`alarms.maintenance.${of}`), kind: 'several', choices });
  return [
    { name: 'reason', label: t('alarms.maintenance.reason'), kind: 'line', required: true },
    moment('from', now),
    moment('to', now + usualHours * 3_600_000),
    several('feeds', feeds.map((feed) => ({ value: feed.id, label: pick(feed.name) }))),
    several('rules', [...rules.values()].map((rule) => ({ value: rule.id, label: pick(rule.name) }))),
    several('areas', areas.map((area) => ({ value: area.code, label: area.shortName ?? area.name }))),
    { name: 'by', label: t('alarms.maintenance.who'), kind: 'line', required: true, initial: name },
  ];
}
