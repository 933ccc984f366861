import type { IncidentAnswer, Topic } from '@ioc/contracts';
import { Button, Drawer, Loading, MyNameButton, Nothing, Panel, Trouble, useAddress, useShortcut } from '@ioc/screen-furniture';
import { useIncidents, useTopics } from '@ioc/screen-live';
import { getJson } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { IncidentList } from './incident-list.js';
import { IncidentPane } from './incident-pane.js';
import './incidents.css';
import { NewIncident } from './new-incident.js';
import { RunPane } from './run-pane.js';

const topics: readonly Topic[] = ['incidents', 'procedures', 'alarms'];
const tabs = ['open', 'over', 'runs'] as const;
type Tab = (typeof tabs)[number];

/** What the map below the list shows. */
export interface IncidentsMapShown {
  incidents: readonly IncidentAnswer[];
  selected: string;
  onSelect: (id: string) => void;
}

type DrawMap = (shown: IncidentsMapShown) => ReactNode;

/** What people handle: the list, the map, beside it the one that is chosen with its procedure and its timeline. */
export function IncidentsPage({ map }: { map: DrawMap }) {
  const { t } = useWords();
  useTopics(topics);
  const [asked, putTab] = useAddress('tab');
  const tab = tabs.find((one) => one === asked) ?? 'open';
  const [isOpening, setOpening] = useState(false);
  const [, select] = useAddress('id');
  useShortcut('n', t('incidents.new'), () => setOpening(true));
  return (
    <Panel
      page
      title={t('incidents.title')}
      aside={
        <>
          <Tabs tab={tab} onTab={(one) => putTab(one === 'open' ? '' : one)} />
          <MyNameButton words="incidents" />
          <Button primary hotkey="n" onClick={() => setOpening(true)}>
            {t('incidents.new')}
          </Button>
        </>
      }
    >
      {tab === 'open' && <Open map={map} />}
      {tab === 'over' && <Over map={map} />}
      {tab === 'runs' && <Runs />}
      {isOpening && (
        <Drawer title={t('incidents.new')} onClose={() => setOpening(false)}>
          <NewIncident
            onOpened={(incident) => {
              setOpening(false);
              select(incident.id);
            }}
          />
        </Drawer>
      )}
    </Panel>
  );
}

function Tabs({ tab, onTab }: { tab: Tab; onTab: (tab: Tab) => void }) {
  const { t } = useWords();
  return (
    <fieldset className="choices" aria-label={t('incidents.tabs')}>
      {tabs.map((one) => (
        <button key={one} type="button" aria-pressed={tab === one} onClick={() => onTab(one)}>
          {t(`incidents.tab.${one}`)}
        </button>
      ))}
    </fieldset>
  );
}

function Open({ map }: { map: DrawMap }) {
  const incidents = [...useIncidents()].sort((a, b) => a.severity - b.severity || b.openedAt - a.openedAt);
  return <Both incidents={incidents} map={map} />;
}

function Over({ map }: { map: DrawMap }) {
  const over = useQuery({ queryKey: ['incidents', 'over'], queryFn: () => getJson<IncidentAnswer[]>('incidents?open=false'), staleTime: 0 });
  if (over.error) return <Trouble error={over.error} retry={() => void over.refetch()} />;
  return over.data ? <Both incidents={over.data} map={map} /> : <Loading />;
}

function Both({ incidents, map }: { incidents: readonly IncidentAnswer[]; map: DrawMap }) {
  const { t } = useWords();
  const [id, select] = useAddress('id');
  const chosen = incidents.find((one) => one.id === id);
  return (
    <div className="incidents-body">
      <div className="incidents-left">
        {incidents.length === 0 ? <Nothing>{t('incidents.none')}</Nothing> : <IncidentList incidents={incidents} selected={id} onSelect={select} />}
        <div className="incidents-map">{map({ incidents, selected: id, onSelect: select })}</div>
      </div>
      <div className="incidents-side">{chosen ? <IncidentPane key={chosen.id} incident={chosen} incidents={incidents} /> : <Nothing>{t('incidents.choose')}</Nothing>}</div>
    </div>
  );
}

/** Procedures that run, with and without an incident. */
function Runs() {
  return <RunPane incident={null} />;
}
