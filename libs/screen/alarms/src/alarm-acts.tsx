import type { AlarmState, AlarmStanding } from '@ioc/contracts';
import { Button, Trouble, useShortcut } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import type { Act, Acts } from './use-acts.js';

const at = (...states: AlarmState[]): readonly AlarmState[] => states;
/** In which states an act is offered; the server's table has the last word. */
const offered = {
  ack: at('unacknowledged', 'returned-unacknowledged'),
  shelve: at('unknown', 'unacknowledged', 'acknowledged', 'returned-unacknowledged', 'latched', 'shelved'),
  unshelve: at('shelved'),
  reset: at('latched'),
  'take-out': at('unknown', 'unacknowledged', 'acknowledged', 'returned-unacknowledged', 'latched', 'shelved', 'suppressed'),
  'put-back': at('out-of-service'),
} satisfies Record<Act['what'], readonly AlarmState[]>;

const keys: Record<Act['what'], string> = { ack: 'a', shelve: 't', unshelve: 'u', reset: 'r', 'take-out': 'o', 'put-back': 'p' };
const order = Object.keys(offered) as Act['what'][];

/** What can be done with an alarm as it stands; each has its key. */
export function AlarmActs({ alarm, acts: { done, act } }: { alarm: AlarmStanding; acts: Acts }) {
  const { t } = useWords();
  const [asking, setAsking] = useState<'shelve' | 'take-out' | null>(null);
  const start = (what: Act['what']) => {
    if (what === 'shelve' || what === 'take-out') setAsking(what);
    else act([alarm.id], { what });
  };
  const send = (given: Act) => {
    setAsking(null);
    act([alarm.id], given);
  };
  const possible = order.filter((what) => offered[what].includes(alarm.state));
  return (
    <div className="alarm-acts" data-done={done.state}>
      <div>
        {possible.map((what) => (
          <ActButton key={what} what={what} isFirst={what === possible[0]} disabled={done.state === 'sending'} onAct={() => start(what)} />
        ))}
        <Give alarm={alarm} />
      </div>
      {asking && <Reason what={asking} onSend={send} onLeave={() => setAsking(null)} />}
      {done.state === 'failed' && <Trouble error={done.error} />}
      {done.state === 'done' && <p role="status">{t(`alarms.done.${done.what}`, { n: done.count })}</p>}
    </div>
  );
}

/** From an alarm to an act of an organisation. */
function Give({ alarm: { id } }: { alarm: AlarmStanding }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const give = () => void navigate(`/desk/directives?${new URLSearchParams({ from: `alarm~${id}` })}`);
  useShortcut('g', t('directives.give'), give);
  return (
    <Button hotkey="g" data-act="give" onClick={give}>
      {t('directives.give')}
    </Button>
  );
}

function ActButton({ what, isFirst, disabled, onAct }: { what: Act['what']; isFirst: boolean; disabled: boolean; onAct: () => void }) {
  const { t } = useWords();
  useShortcut(keys[what], t(`alarms.act.${what}`), onAct);
  return (
    <Button primary={isFirst} hotkey={keys[what]} disabled={disabled} data-act={what} onClick={onAct}>
      {t(`alarms.act.${what}`)}
    </Button>
  );
}

/** Minutes that a shelf is offered for; the province says how long it may be at most. */
const shelfMinutes = [15, 60, 240, 480] as const;

/** Nothing is put away without a reason. */
function Reason({ what, onSend, onLeave }: { what: 'shelve' | 'take-out'; onSend: (act: Act) => void; onLeave: () => void }) {
  const { t } = useWords();
  const [minutes, setMinutes] = useState<number>(60);
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSend(what === 'shelve' ? { what, minutes, reason } : { what, reason });
  };
  return (
    <form className="alarm-reason" onSubmit={submit} onKeyDown={({ key }) => key === 'Escape' && onLeave()}>
      {what === 'shelve' && (
        <label className="field">
          {t('alarms.forMinutes')}
          <select value={minutes} onChange={({ target }) => setMinutes(Number(target.value))}>
            {shelfMinutes.map((one) => (
              <option key={one} value={one}>{t('alarms.minutes', { minutes: one })}</option>
            ))}
          </select>
        </label>
      )}
      <label className="field">
        {t('alarms.reason')}
        <input value={reason} onChange={({ target }) => setReason(target.value)} required maxLength={200} autoFocus />
      </label>
      <button type="submit" className="button button-primary">{t(`alarms.act.${what}`)}</button>
      <Button onClick={onLeave}>{t('alarms.leave')}</Button>
    </form>
  );
}
