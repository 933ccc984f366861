import type { AlarmRuleInfo, AlarmStanding } from '@ioc/contracts';
import { Button, Loading, Nothing, Panel, useAddress, useShortcut } from '@ioc/screen-furniture';
import { useAlarms, type HeldAlarms } from '@ioc/screen-live';
import { useWords } from '@ioc/screen-ui';
import { memo, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { groupedFrom, isOfAlarms, lineOf, linesOf, ofTab, tabs, type Lines, type Tab } from './alarm-list.js';
import { AlarmPane } from './alarm-pane.js';
import { AlarmRows, stepFrom, stops } from './alarm-rows.js';
import './alarms.css';
import { HistoryTab } from './history-tab.js';
import { LoadBanners } from './load-banners.js';
import { MaintenanceTab } from './maintenance-tab.js';
import { MessagesTab } from './messages-tab.js';
import { useActs, type Acts } from './use-acts.js';

/** What asks for somebody, what was put away, what nobody knows; and what can be done about it. */
export function AlarmsPage() {
  // What is typed and chosen comes before a list that changes four times a second in a storm.
  return <Page held={useDeferredValue(useAlarms())} />;
}

const Page = memo(function Page({ held }: { held: HeldAlarms }) {
  const { t } = useWords();
  const { rules, known } = held;
  const [tab, putTab] = useTab();
  const byId = useMemo(() => new Map(rules.map((rule) => [rule.id, rule])), [rules]);
  return (
    <Panel page title={t('alarms.title')} aside={<Tabs tab={tab} held={held} onTab={putTab} />}>
      <LoadBanners held={held} rules={byId} />
      {!known && <Loading />}
      {known && <Content key={tab} tab={tab} held={held} rules={byId} />}
    </Panel>
  );
});

function Content(shown: { tab: Tab; held: HeldAlarms; rules: ReadonlyMap<string, AlarmRuleInfo> }) {
  if (shown.tab === 'history') return <HistoryTab rules={shown.rules} />;
  if (shown.tab === 'maintenance') return <MaintenanceTab rules={shown.rules} />;
  return shown.tab === 'messages' ? <MessagesTab /> : <Standing {...shown} />;
}

function useTab(): [Tab, (tab: Tab) => void] {
  const [asked, put] = useAddress('tab');
  return [tabs.find((tab) => tab === asked) ?? 'standing', (tab) => put(tab === 'standing' ? '' : tab)];
}

function Tabs({ tab, held, onTab }: { tab: Tab; held: HeldAlarms; onTab: (tab: Tab) => void }) {
  const { t, formats } = useWords();
  return (
    <fieldset className="choices" aria-label={t('alarms.tabs')}>
      {tabs.map((one) => (
        <button key={one} type="button" aria-pressed={tab === one} data-tab={one} onClick={() => onTab(one)}>
          {t(`alarms.tab.${one}`)}
          {isOfAlarms(one) && ` ${formats.number(ofTab(held.alarms, one).length, 0)}`}
        </button>
      ))}
    </fieldset>
  );
}

/** The list beside the alarm that is chosen in it. */
function Standing({ tab, held, rules }: { tab: Tab; held: HeldAlarms; rules: ReadonlyMap<string, AlarmRuleInfo> }) {
  const { t, formats } = useWords();
  const acts = useActs();
  const [open, toggle] = useOpenGroups();
  const [view, putView] = useAddress('view');
  const [selected, select] = useSelection();
  const shown = useMemo(() => ofTab(held.alarms, tab), [held.alarms, tab]);
  const isGrouped = tab === 'standing' && (view === '' ? held.load.isFlood || shown.length > groupedFrom : view === 'cause');
  const lines = useMemo<Lines>(() => (tab === 'standing' ? linesOf(shown, { causes: held, isGrouped, open }) : { pinned: [], rows: shown.map(lineOf) }), [shown, tab, held.rules, held.groups, isGrouped, open]);
  const inSight = useRef<() => string[]>(() => []);
  const chosen = held.alarms.find(({ id }) => id === selected);
  useArrows(lines, selected, select);
  return (
    <>
      {tab === 'standing' && (
        <div className="toolbar alarm-toolbar">
          <span data-shown={shown.length}>{t('alarms.shown', { n: formats.number(shown.length, 0), open: formats.number(shown.filter(({ acknowledged }) => !acknowledged).length, 0) })}</span>
          <Button aria-pressed={isGrouped} data-view={isGrouped ? 'cause' : 'list'} onClick={() => putView(isGrouped ? 'list' : 'cause')}>{t(isGrouped ? 'alarms.asList' : 'alarms.byCause')}</Button>
          <AllInSight alarms={shown} inSight={() => inSight.current()} acts={acts} />
        </div>
      )}
      <div className="alarms-body">
        {shown.length === 0 ? <Nothing>{t(`alarms.none.${tab}`)}</Nothing> : <AlarmRows {...{ lines, causes: held, selected, inSight }} onSelect={select} onToggle={toggle} />}
        <div className="alarms-side">{chosen ? <Chosen alarm={chosen} rules={rules} acts={acts} /> : <Nothing>{t('alarms.choose')}</Nothing>}</div>
      </div>
    </>
  );
}

function Chosen({ alarm, rules, acts }: { alarm: AlarmStanding; rules: ReadonlyMap<string, AlarmRuleInfo>; acts: Acts }) {
  const rule = rules.get(alarm.rule);
  return rule ? <AlarmPane {...{ alarm, rule, acts }} /> : null;
}

/** Acknowledges what is in sight, and nothing that lies in a closed group or beyond the edge: nobody has seen that. */
function AllInSight({ alarms, inSight, acts }: { alarms: readonly AlarmStanding[]; inSight: () => string[]; acts: Acts }) {
  const { t } = useWords();
  const [asked, setAsked] = useState<readonly string[] | null>(null);
  const ask = () => {
    const seen = new Set(inSight());
    setAsked(alarms.filter(({ id, acknowledged }) => seen.has(id) && !acknowledged).map(({ id }) => id));
  };
  useShortcut('v', t('alarms.allInSight'), ask);
  if (asked === null) return <Button hotkey="v" data-act="all" onClick={ask}>{t('alarms.allInSight')}</Button>;
  const send = () => {
    setAsked(null);
    acts.act(asked, { what: 'ack' });
  };
  return (
    <>
      <Button primary autoFocus data-act="all-sure" disabled={asked.length === 0} onClick={send}>{t('alarms.allSure', { n: asked.length })}</Button>
      <Button onClick={() => setAsked(null)}>{t('alarms.leave')}</Button>
    </>
  );
}

function useOpenGroups(): [ReadonlySet<string>, (group: string) => void] {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((group: string) => setOpen((known) => (known.has(group) ? new Set([...known].filter((one) => one !== group)) : new Set([...known, group]))), []);
  return [open, toggle];
}

/** Kept in the address; the same function as long as the page stands, so that lines need not be drawn anew. */
function useSelection(): [string, (id: string) => void] {
  const [selected, put] = useAddress('alarm');
  const newest = useRef(put);
  newest.current = put;
  return [selected, useCallback((id: string) => newest.current(id), [])];
}

/** Where the list has not the focus, `j` and `k` go over it as well. */
function useArrows(lines: Lines, selected: string, select: (id: string) => void): void {
  const { t } = useWords();
  const step = (by: number) => {
    const next = stepFrom(stops(lines), selected, by);
    if (next !== undefined) select(next);
  };
  useShortcut('j', t('alarms.keys.next'), () => step(1));
  useShortcut('k', t('alarms.keys.previous'), () => step(-1));
}
