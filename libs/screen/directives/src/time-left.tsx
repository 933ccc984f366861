import type { DirectiveAnswer } from '@ioc/contracts';
import { useEachSecond } from '@ioc/screen-live';
import { useWords } from '@ioc/screen-ui';
import { isOverdue } from './order.js';

/** The deadline against now: how long there is, or by how much it is late. Of what is done nothing is counted. */
export function TimeLeft({ directive }: { directive: DirectiveAnswer }) {
  const { t, age } = useWords();
  const { state, deadline, doneAt } = directive;
  const isLate = useEachSecond((now) => isOverdue(directive, now));
  const said = useEachSecond((now) => {
    if (doneAt !== null) return t(doneAt <= deadline ? 'directives.onTime' : 'directives.doneLate', { age: age(Math.abs(doneAt - deadline)) });
    if (state === 'withdrawn') return '';
    return t(deadline < now ? 'directives.late' : 'directives.left', { age: age(Math.abs(deadline - now)) });
  });
  return <span className="time-left" data-late={isLate}>{said}</span>;
}
