import { dayOf, offsetMs, playbackSpeeds, type PlaybackTimeline } from '@ioc/contracts';
import { Button, Panel, useAddress, useMoments } from '@ioc/screen-furniture';
import { useLive } from '@ioc/screen-live';
import { useProvince, useWords } from '@ioc/screen-ui';
import { useRef, useState } from 'react';
import { dayLineOf } from './day-line.js';
import './playback-page.css';
import { useTimeline } from './use-timeline.js';

/** Somebody who looks at an alarm wants to see what was before it. */
const beforeMs = 10_000;
const usualMs = 10 * 60_000;
const usualSpeed = 8;

/** The wall as it was: a moment is chosen, a scene, and how fast it goes on. The picture has the scrubber of the wall's own foot. */
export function PlaybackPage() {
  const { t, language } = useWords();
  const { province } = useProvince();
  const { clock } = useLive();
  const [scene, setScene] = useAddress('scene');
  const [asked, setAsked] = useAddress('at');
  // The frame is opened once; what is chosen afterwards is told to it.
  const [openedAt] = useState(() => momentOf(asked) ?? clock.now() - usualMs);
  const [atMs, setAtMs] = useState(openedAt);
  const frame = useRef<HTMLIFrameElement>(null);
  const tell = (order: { at?: number; speed?: number }) => frame.current?.contentWindow?.postMessage({ kind: 'playback', ...order }, location.origin);
  const seek = (at: number) => {
    setAtMs(at);
    setAsked(new Date(at).toISOString());
    tell({ at });
  };
  const address = `/wall?${new URLSearchParams({ at: new Date(openedAt).toISOString(), speed: String(usualSpeed), held: '', lang: language, ...(scene && { scene }) })}`;
  return (
    <div className="playback-page">
      <Panel page title={t('playback.pageTitle')} aside={<Speeds onSpeed={(speed) => tell({ speed })} />}>
        <div className="playback-choice">
          <MomentField key={atMs} atMs={atMs} utcOffset={province.utcOffset} onMoment={seek} />
          <SceneField scene={scene} onScene={setScene} />
        </div>
        <iframe key={scene} ref={frame} src={address} title={t('playback.pageTitle')} />
      </Panel>
      <DayAlarms atMs={atMs} onSeek={(at) => seek(at - beforeMs)} />
    </div>
  );
}

function momentOf(text: string): number | null {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : ms;
}

function Speeds({ onSpeed }: { onSpeed: (speed: number) => void }) {
  const { t } = useWords();
  return (
    <span className="playback-speeds">
      <Button onClick={() => onSpeed(0)}>{t('playback.pause')}</Button>
      {playbackSpeeds.map((speed) => (
        <Button key={speed} onClick={() => onSpeed(speed)}>
          ×{speed}
        </Button>
      ))}
    </span>
  );
}

interface MomentFieldProps {
  atMs: number;
  utcOffset: string;
  onMoment: (atMs: number) => void;
}

/** By the province's clock, whatever that of the machine says. */
function MomentField({ atMs, utcOffset, onMoment }: MomentFieldProps) {
  const { t } = useWords();
  const { clock } = useLive();
  const [day, setDay] = useState(dayOf(atMs, utcOffset));
  const [time, setTime] = useState(new Date(atMs + offsetMs(utcOffset)).toISOString().slice(11, 19));
  const moment = Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}${utcOffset}`);
  const isFuture = moment > clock.now();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onMoment(moment);
      }}
    >
      <label>
        {t('playback.moment')}
        <input type="date" value={day} onChange={({ target }) => setDay(target.value)} required />
        <input type="time" step={1} value={time} aria-label={t('playback.moment')} onChange={({ target }) => setTime(target.value)} required />
      </label>
      <Button type="submit" primary disabled={Number.isNaN(moment) || isFuture}>
        {t('playback.open')}
      </Button>
      {isFuture && <span role="alert">{t('playback.future')}</span>}
    </form>
  );
}

function SceneField({ scene, onScene }: { scene: string; onScene: (scene: string) => void }) {
  const { t, pick } = useWords();
  const { scenes } = useProvince();
  return (
    <label>
      {t('playback.scene')}
      <select value={scene} onChange={({ target }) => onScene(target.value)}>
        <option value="">{t('playback.turns')}</option>
        {scenes.map(({ id, name }) => (
          <option key={id} value={id}>
            {pick(name)}
          </option>
        ))}
      </select>
    </label>
  );
}

function DayAlarms({ atMs, onSeek }: { atMs: number; onSeek: (atMs: number) => void }) {
  const { t, formats } = useWords();
  const { utcOffset } = useProvince().province;
  const timeline = useTimeline(dayLineOf(atMs, utcOffset));
  return (
    <Panel title={t('playback.alarms')}>
      {timeline && timeline.total === 0 && <p>{t('playback.noAlarms')}</p>}
      {timeline && timeline.total > timeline.alarms.length && <p className="playback-more">{t('playback.more', { n: formats.number(timeline.total - timeline.alarms.length, 0) })}</p>}
      <ul className="playback-alarms">
        {timeline?.alarms.toReversed().map((alarm) => (
          <DayAlarm key={`${alarm.at} ${alarm.vi}`} alarm={alarm} onSeek={onSeek} />
        ))}
      </ul>
    </Panel>
  );
}

function DayAlarm({ alarm, onSeek }: { alarm: PlaybackTimeline['alarms'][number]; onSeek: (atMs: number) => void }) {
  const { pick } = useWords();
  const moments = useMoments();
  return (
    <li data-priority={alarm.priority}>
      <button type="button" onClick={() => onSeek(alarm.at)}>
        <b>{moments.at(alarm.at)}</b> {pick(alarm)}
      </button>
    </li>
  );
}
