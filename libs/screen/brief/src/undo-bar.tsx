import type { DirectiveAnswer } from '@ioc/contracts';
import { useDirectives, useEachSecond } from '@ioc/screen-live';
import { useProvince, useWords } from '@ioc/screen-ui';
import { together } from './drafts.js';
import { usePerson } from './person.js';
import { useUndo } from './use-approval.js';

/** So long it is said that something went out, milliseconds. */
const saidForMs = 6_000;

const isOfNow = ({ state, sentAt }: DirectiveAnswer, now: number) => state === 'approved' || (state === 'sent' && sentAt !== null && now - sentAt < saidForMs);

/** What was approved and can still be taken back, over any page, as long as the server says. */
export function UndoBar() {
  const directives = useDirectives() ?? [];
  const shown = useEachSecond((now) => directives.filter((one) => isOfNow(one, now)).map(({ id }) => id).join());
  if (shown === '') return null;
  const ids = shown.split(',');
  return (
    <div className="brief-undo" role="status">
      {together(directives.filter(({ id }) => ids.includes(id))).map(({ key, first, directives: members }) => (
        <Line key={key} first={first} members={members} />
      ))}
    </div>
  );
}

function Line({ first, members }: { first: DirectiveAnswer; members: readonly DirectiveAnswer[] }) {
  const { t } = useWords();
  const { organisations } = useProvince();
  const { by } = usePerson();
  const undo = useUndo();
  const leftS = useEachSecond((now) => Math.max(0, Math.ceil(((first.sendAt ?? now) - now) / 1000)));
  const to = members.map(({ organisation }) => organisations.find(({ id }) => id === organisation)?.shortName ?? organisation).join(', ');
  const isSent = first.state === 'sent';
  return (
    <div data-undo={first.id} data-undo-state={first.state}>
      <span>
        <b>{first.title}</b> {t(isSent ? 'brief.approve.gone-out' : leftS > 0 ? 'brief.approve.goes' : 'brief.approve.going', { to, n: leftS })}
        {undo.error && <em role="alert"> {t('brief.approve.notUndone')}</em>}
      </span>
      {!isSent && (
        <button type="button" className="button" disabled={leftS === 0 || undo.isPending} onClick={() => undo.mutate({ directives: members, by: by.trim() || (first.approvedBy ?? '') })}>
          {t('brief.confirm.undo', { n: leftS })}
        </button>
      )}
    </div>
  );
}
