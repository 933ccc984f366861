import type { DirectiveAct, DirectiveAnswer, DirectiveOrigin } from '@ioc/contracts';
import { Button, useShortcut } from '@ioc/screen-furniture';
import { DrillMark, useWords } from '@ioc/screen-ui';
import { useState } from 'react';
import { Link } from 'react-router';
import { ActForm } from './act-form.js';
import { centreActs } from './acts.js';
import { EvidenceList } from './evidence-list.js';
import { Letter } from './letter.js';
import { PastList } from './past-list.js';

/** One directive: what it asks, what can be done now, what proves it, everything said and done. */
export function DirectivePane({ directive }: { directive: DirectiveAnswer }) {
  const { t } = useWords();
  return (
    <article className="directive-pane" aria-label={directive.title} data-directive-pane={directive.id} data-state={directive.state}>
      <h2>
        <DrillMark drill={directive.drill} /> {directive.title}
      </h2>
      <Letter directive={directive} />
      <p className="directive-links">
        <Origin origin={directive.origin} />
        <Link to={`/organisation/${directive.organisation}`} reloadDocument>
          {t('directives.organisationPage')}
        </Link>
      </p>
      <Acts directive={directive} />
      <EvidenceList directive={directive} />
      <PastList directive={directive} />
    </article>
  );
}

function Origin({ origin }: { origin: DirectiveOrigin }) {
  const { t } = useWords();
  switch (origin.kind) {
    case 'alarm':
      return <Link to={`/desk/alarms?${new URLSearchParams({ alarm: origin.alarm })}`}>{t('directives.from.alarm', { what: origin.alarm })}</Link>;
    case 'incident':
      return <Link to={`/desk/incidents?${new URLSearchParams({ id: origin.incident })}`}>{t('directives.from.incident', { what: origin.incident })}</Link>;
    case 'indicator':
      return <Link to={`/desk/indicators?${new URLSearchParams({ why: `${origin.indicator}~${origin.area}` })}`}>{t('directives.from.indicator', { what: origin.indicator })}</Link>;
    case 'exchange':
      return <span>{t('directives.from.exchange', { what: `${origin.system} ${origin.id}` })}</span>;
    default:
      return null;
  }
}

const keys: Partial<Record<DirectiveAct, string>> = { approve: 'a', undo: 'u', edit: 'e', verify: 'v', return: 'r', 'grant-extension': 'g', 'refuse-extension': 'f', close: 'c', withdraw: 'x' };

/** What the centre can do now; each act has its key and asks its few questions. */
function Acts({ directive }: { directive: DirectiveAnswer }) {
  const [act, setAct] = useState<DirectiveAct | null>(null);
  const { t } = useWords();
  const possible = centreActs(directive);
  return (
    <>
      <p className="directive-acts">
        {possible.map((one) => (
          <ActButton key={one} act={one} isFirst={one === possible[0]} isOpen={one === act} onAct={() => setAct(one === act ? null : one)} />
        ))}
      </p>
      {act && possible.includes(act) && <ActForm key={act} act={act} directive={directive} otherwise={t('desk.name')} onDone={() => setAct((now) => (now === act ? null : now))} />}
    </>
  );
}

function ActButton({ act, isFirst, isOpen, onAct }: { act: DirectiveAct; isFirst: boolean; isOpen: boolean; onAct: () => void }) {
  const { t } = useWords();
  const key = keys[act] ?? '';
  useShortcut(key, t(`directives.act.${act}`), onAct);
  return (
    <Button primary={isFirst} hotkey={key} aria-pressed={isOpen} data-act={act} onClick={onAct}>
      {t(`directives.act.${act}`)}
    </Button>
  );
}
