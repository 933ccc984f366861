import { displayHealth, type Display, type DisplayState, type Topic, type WallContent } from '@ioc/contracts';
import { Button, Panel, useShortcut } from '@ioc/screen-furniture';
import { useDisplays, useEachSecond, useShownEvents, useTopics } from '@ioc/screen-live';
import { useProvince, useWords } from '@ioc/screen-ui';
import { useState } from 'react';
import { Link } from 'react-router';
import { lastReason } from './last-reason.js';
import { OnTheWall } from './on-the-wall.js';
import { OrderForm } from './order-form.js';
import { OrderHistory } from './order-history.js';
import { Refusal } from './refusal.js';
import { TermChoices, useTerms } from './terms.js';
import { useWallOrders } from './use-wall-orders.js';
import './wall-page.css';

const topics: readonly Topic[] = ['displays', 'cameras', 'events'];
const everyDisplay = 'all';
/** Of a reason that an order takes. */
const mostLetters = 200;

/** The remote of the walls: what stands on one, in small; what shall stand, seen before it is sent; hold, back, and what was ordered before. */
export function WallPage() {
  useTopics(topics);
  const { displays } = useProvince();
  const [target, setTarget] = useState(displays.length === 1 ? (displays[0]?.id ?? everyDisplay) : everyDisplay);
  const states = useDisplays();
  const display = useSeen(displays, states, target);
  if (!display) return null;
  return <Remote key={target} target={target} display={display} state={states.find(({ id }) => id === display.id)} onTarget={setTarget} />;
}

/** The display that is looked at; of all of them the first one that is heard. */
function useSeen(displays: readonly Display[], states: readonly DisplayState[], target: string): Display | undefined {
  const heard = useEachSecond((now) => states.find((state) => ['online', 'late'].includes(displayHealth(state, now).health))?.id ?? '');
  return displays.find(({ id }) => id === target) ?? displays.find(({ id }) => id === heard) ?? displays[0];
}

interface RemoteProps {
  target: string;
  display: Display;
  state: DisplayState | undefined;
  onTarget: (target: string) => void;
}

function Remote({ target, display, state, onTarget }: RemoteProps) {
  const { t, pick } = useWords();
  const orders = useWallOrders(target);
  const terms = useTerms();
  const heldFor = useHeldFor(state);
  const hold = () => void orders.hold({ ...terms.given, forS: terms.holdS, why: heldFor });
  const put = (content: WallContent, why: string) => orders.put(content, { ...terms.given, why });
  useShortcut('g', t('walls.keys.hold'), hold);
  useShortcut('b', t('walls.keys.back'), () => void orders.back());
  return (
    <div className="wall-page">
      <Panel page title={t('walls.nowOf', { display: pick(display.name) })} aside={<Targets target={target} onTarget={onTarget} />}>
        <OnTheWall display={display} state={state} />
        <div className="wall-buttons">
          <Button hotkey="g" onClick={hold}>{t('walls.hold', { time: terms.said(terms.holdS) })}</Button>
          <Button hotkey="b" onClick={() => void orders.back()}>{t('walls.back')}</Button>
          <a href={`/wall?${new URLSearchParams({ display: display.id })}`}>{t('walls.open')}</a>
        </div>
        {orders.refused && <Refusal {...orders.refused} display={target === everyDisplay ? t('walls.all') : pick(display.name)} />}
      </Panel>
      <Panel title={t('walls.send')}>
        <TermChoices terms={terms} />
        <OrderForm target={target} display={display} lasting={terms.lasting} onOrder={put} />
      </Panel>
      <Panel title={t('walls.history')} aside={<Link to="/desk/displays">{t('walls.fleet')}</Link>}>
        <OrderHistory display={display.id} version={versionOf(state)} onAgain={(content, why) => void put(content, why)} />
      </Panel>
    </div>
  );
}

/** Why what stands there is held: an order goes on with its own reason, which the server knows; else it is the event that stands there, or what was said last. */
function useHeldFor(state: DisplayState | undefined): string {
  const events = useShownEvents();
  if (state?.order) return '';
  const event = events.find(({ id }) => id === state?.beat?.standing?.content.event);
  return (event?.title ?? lastReason.get()).slice(0, mostLetters);
}

function versionOf(state: DisplayState | undefined): string {
  return `${state?.order?.id ?? ''} ${state?.order?.until ?? ''}`;
}

/** Which display the remote speaks to; `d` goes to the next one. */
function Targets({ target, onTarget }: { target: string; onTarget: (target: string) => void }) {
  const { t, pick } = useWords();
  const { displays } = useProvince();
  const all = [...(displays.length > 1 ? [{ id: everyDisplay, name: t('walls.all') }] : []), ...displays.map(({ id, name }) => ({ id, name: pick(name) }))];
  useShortcut('d', t('walls.keys.display'), () => onTarget(all[(all.findIndex(({ id }) => id === target) + 1) % all.length]?.id ?? target));
  return (
    <div className="choices" role="group" aria-label={t('walls.col.display')}>
      <kbd>d</kbd>
      {all.map(({ id, name }) => (
        <button key={id} type="button" aria-pressed={id === target} onClick={() => onTarget(id)}>{name}</button>
      ))}
    </div>
  );
}
