import type { DirectiveAnswer, Severity } from '@ioc/contracts';
import { useShortcut } from '@ioc/screen-furniture';
import { useEachSecond } from '@ioc/screen-live';
import { DrillMark, SeverityGlyph, useProvince, useWords } from '@ioc/screen-ui';
import { inOrder, isOverdue } from './order.js';
import { TimeLeft } from './time-left.js';

export interface DirectiveListProps {
  directives: readonly DirectiveAnswer[];
  selected: string;
  onSelect: (id: string) => void;
}

/** Overdue first, then by deadline; `j` and `k` walk. */
export function DirectiveList({ directives, selected, onSelect }: DirectiveListProps) {
  const { t } = useWords();
  const order = useEachSecond((now) => inOrder(directives, now).map(({ id }) => id).join(' '));
  const byId = new Map(directives.map((one) => [one.id, one]));
  const shown = order.split(' ').flatMap((id) => byId.get(id) ?? []);
  const step = (by: number) => {
    const at = shown.findIndex(({ id }) => id === selected);
    const next = shown[Math.min(Math.max(at + by, 0), shown.length - 1)];
    if (next) onSelect(next.id);
  };
  useShortcut('j', t('directives.next'), () => step(1));
  useShortcut('k', t('directives.previous'), () => step(-1));
  return (
    <ul className="directive-list" aria-label={t('directives.list')}>
      {shown.map((directive) => (
        <li key={directive.id}>
          <button type="button" aria-pressed={directive.id === selected} data-directive={directive.id} data-state={directive.state} onClick={() => onSelect(directive.id)}>
            <Line directive={directive} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Line({ directive }: { directive: DirectiveAnswer }) {
  const { t, formats } = useWords();
  const { organisations } = useProvince();
  const { id, organisation, title, priority, state, percent, extension, drill } = directive;
  const isLate = useEachSecond((now) => isOverdue(directive, now));
  const to = organisations.find((one) => one.id === organisation)?.shortName ?? organisation;
  const progress = state === 'in-progress' ? ` ${formats.number(percent, 0)} %` : '';
  return (
    <>
      <SeverityGlyph severity={Number(priority.slice(1)) as Severity} ring={isLate} />
      <span className="directive-line">
        <b>{title}</b>
        <span>
          <DrillMark drill={drill} /> {id} · {to} · {t(`directives.state.${state}`)}
          {progress}
          {extension && ` · ${t('directives.asksTime')}`}
        </span>
      </span>
      <span className="directive-time">
        <TimeLeft directive={directive} />
      </span>
    </>
  );
}
