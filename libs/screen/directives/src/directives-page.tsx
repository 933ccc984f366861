import type { DirectiveAnswer, Topic } from '@ioc/contracts';
import { Button, Drawer, Loading, MyNameButton, Nothing, Panel, Trouble, useAddress, useShortcut } from '@ioc/screen-furniture';
import { useDirectives, useTopics } from '@ioc/screen-live';
import { getJson } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DirectiveList } from './directive-list.js';
import { DirectivePane } from './directive-pane.js';
import './directives.css';
import { Exchange } from './exchange.js';
import { NewDirective } from './new-directive.js';

const topics: readonly Topic[] = ['directives', 'incidents', 'alarms'];
const tabs = ['open', 'over'] as const;
type Tab = (typeof tabs)[number];

/** What organisations were given to do: the list, beside it the one that is chosen. `?from=` drafts one from an alarm, an incident or an indicator. */
export function DirectivesPage() {
  const { t } = useWords();
  useTopics(topics);
  const [asked, putTab] = useAddress('tab');
  const tab = tabs.find((one) => one === asked) ?? 'open';
  return (
    <Panel
      page
      title={t('directives.page')}
      aside={
        <>
          <Tabs tab={tab} onTab={(one) => putTab(one === 'open' ? '' : one)} />
          <MyNameButton words="directives" />
          <Exchange />
          <Draft />
        </>
      }
    >
      {tab === 'open' ? <Open /> : <Over />}
    </Panel>
  );
}

function Tabs({ tab, onTab }: { tab: Tab; onTab: (tab: Tab) => void }) {
  const { t } = useWords();
  return (
    <fieldset className="choices" aria-label={t('directives.tabs')}>
      {tabs.map((one) => (
        <button key={one} type="button" aria-pressed={tab === one} onClick={() => onTab(one)}>
          {t(`directives.tab.${one}`)}
        </button>
      ))}
    </fieldset>
  );
}

function Draft() {
  const { t } = useWords();
  const [from, putFrom] = useAddress('from');
  const [, select] = useAddress('id');
  const [isDrafting, setDrafting] = useState(false);
  useShortcut('n', t('directives.new'), () => setDrafting(true));
  const end = () => {
    setDrafting(false);
    putFrom('');
  };
  return (
    <>
      <Button primary hotkey="n" onClick={() => setDrafting(true)}>
        {t('directives.new')}
      </Button>
      {(isDrafting || from !== '') && (
        <Drawer title={t('directives.new')} onClose={end}>
          <NewDirective
            from={from}
            onDrafted={([first]) => {
              end();
              if (first) select(first.id);
            }}
          />
        </Drawer>
      )}
    </>
  );
}

function Open() {
  const directives = useDirectives();
  return directives ? <Both directives={directives} /> : <Loading />;
}

function Over() {
  const over = useQuery({ queryKey: ['directives', 'over'], queryFn: () => getJson<DirectiveAnswer[]>('directives?open=false'), staleTime: 0 });
  if (over.error) return <Trouble error={over.error} retry={() => void over.refetch()} />;
  return over.data ? <Both directives={over.data} /> : <Loading />;
}

function Both({ directives }: { directives: readonly DirectiveAnswer[] }) {
  const { t } = useWords();
  const [id, select] = useAddress('id');
  const chosen = directives.find((one) => one.id === id);
  return (
    <div className="directives-body">
      {directives.length === 0 ? <Nothing>{t('directives.none')}</Nothing> : <DirectiveList directives={directives} selected={id} onSelect={select} />}
      <div className="directives-side">{chosen ? <DirectivePane key={chosen.id} directive={chosen} /> : <Nothing>{t('directives.choose')}</Nothing>}</div>
    </div>
  );
}
