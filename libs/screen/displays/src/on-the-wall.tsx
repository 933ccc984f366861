import { displayHealth, type Display, type DisplayHealth, type DisplayState, type WallOrder } from '@ioc/contracts';
import { Fact, useMoments } from '@ioc/screen-furniture';
import { useEachSecond } from '@ioc/screen-live';
import { runningTime, useWords } from '@ioc/screen-ui';
import { Miniature } from './miniature.js';
import { isSame, miniatureAddress } from './order-draft.js';
import { useWallNames } from './wall-names.js';

export interface OnTheWallProps {
  display: Display;
  /** Absent until the server has said anything of it. */
  state: DisplayState | undefined;
}

/** A heartbeat that was on its way when the order was given says nothing of it. */
const reachMs = 2000;
const heard: readonly DisplayHealth[] = ['online', 'late'];

/** What stands on a display, in small and in words, by its own account. Of one that is not heard there is no picture: nobody knows what it shows. */
export function OnTheWall({ display, state }: OnTheWallProps) {
  const { t, language } = useWords();
  const health = useEachSecond((now) => (state ? displayHealth(state, now).health : 'unknown'));
  const isHeard = heard.includes(health);
  return (
    <figure className="on-the-wall" data-health={health} data-shows={isHeard ? state?.beat?.scene : undefined}>
      <Miniature display={display} address={isHeard ? miniatureAddress(display.id, language) : null} title={t('walls.now')}>
        {isHeard ? <OldPicture state={state} health={health} /> : <NoPicture display={display} state={state} />}
      </Miniature>
      <figcaption>{state && <StandingFacts state={state} isHeard={isHeard} />}</figcaption>
    </figure>
  );
}

/** Over the picture of a display that has missed its heartbeats. */
function OldPicture({ state, health }: { state: DisplayState | undefined; health: DisplayHealth }) {
  const { t } = useWords();
  const silent = useSilence(state);
  return health === 'late' ? <p className="miniature-late">{t('walls.late', { time: silent })}</p> : null;
}

function NoPicture({ display, state }: OnTheWallProps) {
  const { t } = useWords();
  const silent = useSilence(state);
  return (
    <div className="miniature-none">
      <b>{state?.heardAt ? t('walls.lost', { time: silent }) : t('walls.never')}</b>
      <p>{state?.heardAt ? t('walls.lostWhat') : t('walls.neverWhat', { address: `/wall?display=${display.id}` })}</p>
    </div>
  );
}

/** "00:42", or an age where it is long. */
function useSilence(state: DisplayState | undefined): string {
  const { age } = useWords();
  const since = state?.heardAt ?? null;
  return useEachSecond((now) => (since === null ? '' : (runningTime(now - since) ?? age(now - since))));
}

function StandingFacts({ state, isHeard }: { state: DisplayState; isHeard: boolean }) {
  const { heardAt, beat } = state;
  return (
    <dl>
      {heardAt !== null && beat && <SaidFacts {...{ beat, heardAt, state, isHeard }} />}
      <OrderFact state={state} isHeard={isHeard} />
    </dl>
  );
}

interface SaidProps {
  state: DisplayState;
  beat: NonNullable<DisplayState['beat']>;
  heardAt: number;
  isHeard: boolean;
}

function SaidFacts({ state, beat: { scene, standing }, heardAt, isHeard }: SaidProps) {
  const { t, age } = useWords();
  const names = useWallNames();
  const moments = useMoments();
  const silent = useEachSecond((now) => age(now - heardAt));
  return (
    <>
      <Fact name={t(isHeard ? 'walls.shows' : 'walls.showedLast')}>
        <b>{standing ? names.content(standing.content) : names.scene(scene)}</b>
      </Fact>
      <Fact name={t('walls.byWhom')}>{standing ? <ByWhom state={state} /> : t('datum.missing')}</Fact>
      <Fact name={t('walls.since')}>{state.shownSince === null ? t('datum.missing') : moments.at(state.shownSince)}</Fact>
      <Fact name={t('walls.then')}>{isHeard && standing ? <Then standing={standing} /> : t('walls.unknown')}</Fact>
      <Fact name={t('walls.heard')}>{t('walls.ago', { moment: moments.at(heardAt), age: silent })}</Fact>
    </>
  );
}

function ByWhom({ state: { beat, order } }: { state: DisplayState }) {
  const { t } = useWords();
  const names = useWallNames();
  const { by, content } = beat?.standing ?? {};
  if (by === 'takeover') return <>{t('walls.by.takeover', { event: names.event(content?.event ?? '') })}</>;
  if (by === 'order' && order) return <>{t('walls.by.order', { name: order.by })}</>;
  return <>{t(`walls.by.${by === 'order' ? 'orderEnded' : by}`)}</>;
}

type Said = NonNullable<NonNullable<DisplayState['beat']>['standing']>;

function Then({ standing: { by, until, next } }: { standing: Said }) {
  const { t } = useWords();
  const names = useWallNames();
  const moments = useMoments();
  if (until === null) return <>{t(by === 'order' ? 'walls.untilBack' : 'walls.untilMore')}</>;
  return <>{t('walls.next', { scene: next === null ? t('walls.unknown') : names.scene(next), moment: moments.at(until) })}</>;
}

/** The order in force, and whether the display says that it follows it. */
function OrderFact({ state, isHeard }: { state: DisplayState; isHeard: boolean }) {
  const { t } = useWords();
  const names = useWallNames();
  const moments = useMoments();
  const { order } = state;
  const stands = useEachSecond((now) => order !== null && (order.until === null || now < order.until));
  if (!order || !stands) return null;
  const follows = isHeard ? followOf(state, order) : 'unheard';
  return (
    <div data-order={follows}>
      <dt>{t('walls.order')}</dt>
      <dd>
        {names.content(order.content)} · {order.by} · {moments.at(order.at)} · {order.until === null ? t('walls.untilBack') : t('walls.until', { moment: moments.at(order.until) })}
        {order.why && ` · ${order.why}`} · <b>{t(`walls.follows.${follows}`)}</b>
      </dd>
    </div>
  );
}

function followOf({ beat, heardAt }: DisplayState, order: WallOrder): 'shown' | 'waits' | 'passed' {
  const standing = beat?.standing;
  if (!standing || heardAt === null) return 'waits';
  if (standing.by === 'order' && isSame(standing.content, order.content)) return 'shown';
  // It was heard since, and shows something else: a critical event or its own address comes first.
  return heardAt > order.at + reachMs && standing.by !== 'order' && standing.by !== 'turns' ? 'passed' : 'waits';
}
