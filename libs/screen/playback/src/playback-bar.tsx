import { playbackSpeeds } from '@ioc/contracts';
import { useEachSecond, usePlayerState, type Player } from '@ioc/screen-live';
import { useProvince, useWords } from '@ioc/screen-ui';
import { useState } from 'react';
import { dayLineOf } from './day-line.js';
import { DayTrack } from './day-track.js';
import { useTimeline } from './use-timeline.js';

export interface PlaybackBarProps {
  player: Player;
  /** Minutes until it ends by itself. */
  endsInMin: number;
  /** Leads to what is so now; null where the playback is left otherwise, and does not end by itself. */
  onLive: (() => void) | null;
}

const stepMin = 10;

/** The foot of a playback: forth and back, how fast, where in the day, and the way home. */
export function PlaybackBar({ player, endsInMin, onLive }: PlaybackBarProps) {
  const { t } = useWords();
  const { utcOffset } = useProvince().province;
  const { speed } = usePlayerState(player);
  const [played, setPlayed] = useState(speed || 1);
  const atMs = useEachSecond((now) => Math.round(now));
  const line = dayLineOf(atMs, utcOffset);
  const timeline = useTimeline(line);
  const next = playbackSpeeds[(playbackSpeeds.findIndex((one) => one === played) + 1) % playbackSpeeds.length] ?? 1;
  const step = (min: number) => player.seek(player.clock.now() + min * 60_000);
  const play = (times: number) => {
    setPlayed(times);
    player.setSpeed(times);
  };
  return (
    <footer className="playback-bar">
      <div className="playback-buttons">
        <button type="button" aria-label={t('playback.back', { n: stepMin })} onClick={() => step(-stepMin)}>
          <svg viewBox="0 0 24 24"><path d="M19 5v14L9 12zM6 5h2v14H6z" /></svg>
        </button>
        <button type="button" className="playback-main" aria-label={t(speed === 0 ? 'playback.play' : 'playback.pause')} data-playing={speed > 0} onClick={() => player.setSpeed(speed === 0 ? played : 0)}>
          <svg viewBox="0 0 24 24">{speed === 0 ? <path d="M7 4v16l13-8z" /> : <path d="M6 4h4v16H6zM14 4h4v16h-4z" />}</svg>
        </button>
        <button type="button" aria-label={t('playback.forward', { n: stepMin })} onClick={() => step(stepMin)}>
          <svg viewBox="0 0 24 24"><path d="M5 5v14l10-7zM16 5h2v14h-2z" /></svg>
        </button>
        <button type="button" className="playback-speed" aria-label={`${t('playback.speed')} ×${played}`} data-speed={played} onClick={() => play(next)}>
          ×{played}
        </button>
      </div>
      <DayTrack line={line} timeline={timeline} atMs={atMs} onSeek={(at) => player.seek(at)} />
      {onLive && (
        <button type="button" className="playback-home" onClick={onLive}>
          <b>{t('playback.toLive')}</b>
          <span>{t('playback.toLiveIn', { n: endsInMin })}</span>
        </button>
      )}
    </footer>
  );
}
