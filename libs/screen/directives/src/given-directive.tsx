import type { DirectiveAct, DirectiveAnswer } from '@ioc/contracts';
import { AttachForm, Button } from '@ioc/screen-furniture';
import { useEachSecond } from '@ioc/screen-live';
import { DrillMark, useWords } from '@ioc/screen-ui';
import { useState } from 'react';
import { ActForm } from './act-form.js';
import { organisationActs, takesEvidence } from './acts.js';
import { EvidenceList } from './evidence-list.js';
import { Letter } from './letter.js';
import { isOverdue } from './order.js';
import { PastList } from './past-list.js';
import { TimeLeft } from './time-left.js';

export interface GivenDirectiveProps {
  directive: DirectiveAnswer;
  /** Who acts, where nobody has said his name. */
  otherwise: string;
  isOpen: boolean;
  onToggle: () => void;
}

/** One directive as the organisation sees it: its head, and when it is open everything of it and what can be done. */
export function GivenDirective({ directive, otherwise, isOpen, onToggle }: GivenDirectiveProps) {
  const { t } = useWords();
  const { id, title, state, drill } = directive;
  const isLate = useEachSecond((now) => isOverdue(directive, now));
  return (
    <article className="given" data-given={id} data-state={state} data-late={isLate}>
      <h2>
        <button type="button" aria-expanded={isOpen} onClick={onToggle}>
          <span>
            <DrillMark drill={drill} /> {title}
          </span>
          <small>
            {t(`directives.state.${state}`)} · <TimeLeft directive={directive} />
          </small>
        </button>
      </h2>
      {isOpen && (
        <div>
          <Letter directive={directive} />
          <Acts directive={directive} otherwise={otherwise} />
          <EvidenceList directive={directive} />
          <PastList directive={directive} />
        </div>
      )}
    </article>
  );
}

function Acts({ directive, otherwise }: { directive: DirectiveAnswer; otherwise: string }) {
  const { t } = useWords();
  const [act, setAct] = useState<DirectiveAct | 'attach' | null>(null);
  const possible: readonly (DirectiveAct | 'attach')[] = [...organisationActs(directive), ...(takesEvidence(directive) ? (['attach'] as const) : [])];
  // What was chosen since then stays.
  const end = (done: DirectiveAct | 'attach') => setAct((now) => (now === done ? null : now));
  return (
    <>
      <p className="directive-acts">
        {possible.map((one) => (
          <Button key={one} primary={one === possible[0]} aria-pressed={one === act} data-act={one} onClick={() => setAct(one === act ? null : one)}>
            {t(one === 'attach' ? 'attach.send' : `directives.act.${one}`)}
          </Button>
        ))}
      </p>
      {act === 'attach' && possible.includes(act) && <AttachForm path={`directives/${directive.id}/evidence`} kind="file" otherwise={otherwise} onDone={() => end('attach')} />}
      {act && act !== 'attach' && possible.includes(act) && <ActForm key={act} act={act} directive={directive} otherwise={otherwise} onDone={() => end(act)} />}
    </>
  );
}
