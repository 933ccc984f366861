import type { DirectiveAnswer, DirectiveOrigin } from '@ioc/contracts';
import { Drawer, Loading, Nothing, Trouble, useMoments } from '@ioc/screen-furniture';
import { useAlarms, useDirectives, useEachSecond, useLink } from '@ioc/screen-live';
import { useIndicators } from '@ioc/screen-queries';
import { areaName, DrillMark, useProvince, useWords } from '@ioc/screen-ui';
import { useNavigate, useSearchParams } from 'react-router';
import { Present } from './confirm-sheet.js';
import { PersonField } from './person-field.js';
import { usePerson } from './person.js';
import './sheets.css';
import { useApproval, type Approval } from './use-approval.js';

export const approveKey = 'approve';

/** Duyệt nhiệm vụ: the exact text and to whom it goes, one confirmation; the ten seconds to take it back run at the server. */
export function ApproveSheet() {
  const { t } = useWords();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const key = search.get(approveKey);
  if (!key) return null;
  const close = () => {
    const next = new URLSearchParams(search);
    next.delete(approveKey);
    void navigate({ search: next.toString() });
  };
  return (
    <Drawer title={t('brief.approve.title')} onClose={close}>
      <Asked key={key} ids={key.split('.')} onDone={close} />
    </Drawer>
  );
}

function Asked({ ids, onDone }: { ids: readonly string[]; onDone: () => void }) {
  const { t } = useWords();
  const directives = useDirectives();
  const isUp = useLink().status === 'up';
  // Somebody may have decided meanwhile.
  if (!isUp) return <Nothing>{t('brief.wait.keptNot')}</Nothing>;
  if (!directives) return <Loading />;
  const drafts = directives.filter(({ id, state }) => ids.includes(id) && state === 'draft');
  return drafts.length > 0 ? <Approve drafts={drafts} onDone={onDone} /> : <Nothing>{t('brief.approve.gone')}</Nothing>;
}

function Approve({ drafts, onDone }: { drafts: readonly DirectiveAnswer[]; onDone: () => void }) {
  const { t } = useWords();
  const moments = useMoments();
  const approval = useApproval(drafts, onDone);
  const [first] = approval.shown;
  if (!first) return null;
  return (
    <div className="brief-confirm" data-approve={first.id}>
      {approval.isRewritten ? (
        <p className="notice notice-trouble" role="alert" data-rewritten="">
          {t('brief.approve.rewritten')}
        </p>
      ) : (
        <p>{t('brief.approve.sent')}</p>
      )}
      {/* Once they say the same they are read once. */}
      {isSame(approval.shown) ? <Letter directives={approval.shown} /> : approval.shown.map((one) => <Letter key={one.id} directives={[one]} />)}
      <p>{t('brief.approve.author', { name: first.draftedBy, time: moments.at(first.draftedAt) })}</p>
      <Origin origin={first.origin} />
      <Decide approval={approval} />
    </div>
  );
}

function isSame([first, ...others]: readonly DirectiveAnswer[]): boolean {
  return others.every((one) => one.title === first?.title && one.content === first.content && one.evidenceWanted === first.evidenceWanted && one.priority === first.priority && one.deadline === first.deadline);
}

/** Everything that the organisation will read, word for word. */
function Letter({ directives }: { directives: readonly DirectiveAnswer[] }) {
  const { t, age } = useWords();
  const moments = useMoments();
  const { organisations } = useProvince();
  const [first] = directives;
  const deadline = first?.deadline ?? 0;
  const left = useEachSecond((now) => t(deadline < now ? 'brief.wrong.late' : 'brief.wrong.left', { age: age(Math.abs(deadline - now)) }));
  if (!first) return null;
  const to = directives.map(({ organisation }) => organisations.find(({ id }) => id === organisation)?.name ?? organisation);
  return (
    <>
      <p>
        {t('brief.approve.to')} <b data-to="">{to.join('; ')}</b>
      </p>
      <blockquote>
        <DrillMark drill={first.drill} /> <b>{first.title}</b>
        <p className="brief-letter">{first.content}</p>
        <p>{t('brief.approve.deadline', { time: moments.deadline(deadline), left })}</p>
        <p>{t(`brief.approve.priority.${first.priority}`)}</p>
        {first.evidenceWanted && <p>{t('brief.approve.evidence', { what: first.evidenceWanted })}</p>}
      </blockquote>
    </>
  );
}

/** What it comes from as that stands now: nobody approves on old figures without being told. */
function Origin({ origin }: { origin: DirectiveOrigin }) {
  const { t, pick } = useWords();
  const info = useProvince();
  const { alarms, rules } = useAlarms();
  const indicators = useIndicators().data;
  if (origin.kind === 'none') return null;
  if (origin.kind === 'exchange') return <p>{t('brief.approve.fromExchange', { system: origin.system, id: origin.id })}</p>;
  if (origin.kind === 'incident') return <p>{t('brief.approve.fromIncident', { id: origin.incident })}</p>;
  if (origin.kind === 'alarm') {
    const alarm = alarms.find(({ id }) => id === origin.alarm);
    const rule = rules.find(({ id }) => id === alarm?.rule);
    // What is normal again is in no list of alarms.
    return <p>{alarm && rule ? t('brief.approve.fromAlarm', { name: pick(rule.name), area: areaName(info, alarm.area), why: alarm.evidence ? pick(alarm.evidence.why) : '' }) : t('brief.approve.alarmOver', { id: origin.alarm })}</p>;
  }
  const indicator = indicators?.get(origin.indicator);
  return (
    <>
      <p>{t('brief.approve.fromIndicator', { name: indicator ? pick(indicator.name) : origin.indicator, area: areaName(info, origin.area) })}</p>
      <Present indicator={origin.indicator} area={origin.area} />
    </>
  );
}

function Decide({ approval: { isRewritten, isSending, error, approve, read } }: { approval: Approval }) {
  const { t } = useWords();
  const person = usePerson();
  const { by, keep } = person;
  if (isRewritten) {
    return (
      <button type="button" className="button button-primary" onClick={read}>
        {t('brief.approve.read')}
      </button>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        approve(keep());
      }}
    >
      <PersonField person={person} />
      {error && <Trouble error={error} />}
      <button type="submit" className="button button-primary" disabled={isSending || by.trim().length < 2}>
        {t(isSending ? 'brief.approve.sending' : 'brief.approve.do')}
      </button>
    </form>
  );
}
