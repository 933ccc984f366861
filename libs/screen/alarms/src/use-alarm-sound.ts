import { useAlarms, useEachSecond, useLive } from '@ioc/screen-live';
import { useCallback, useEffect, useRef, useState } from 'react';
import { soundDue, tones, type Sounded, type Tone } from './tones.js';

/** Kept for this tab: a page that is opened anew does not shout into a room that asked for quiet. */
const mutedKey = 'rong.alarms.mutedUntil';

export interface AlarmSound {
  /** The browser lets nothing sound before somebody has touched the page. */
  isBlocked: boolean;
  /** Until when it was silenced; null when it sounds. Epoch milliseconds of the server's clock. */
  mutedUntil: number | null;
  mute: (minutes: number) => void;
  unmute: () => void;
}

/** Sounds what nobody has acknowledged, as long as a page of the desk stands. */
export function useAlarmSound(): AlarmSound {
  const { clock } = useLive();
  const context = useSoundContext();
  const [mutedUntil, setMutedUntil] = useState(() => Number(sessionStorage.getItem(mutedKey)) || 0);
  const isMuted = useEachSecond((now) => now < mutedUntil);
  const put = useCallback((until: number) => {
    sessionStorage.setItem(mutedKey, String(until));
    setMutedUntil(until);
  }, []);
  useSounding(context.running, isMuted);
  return {
    isBlocked: context.running === null,
    mutedUntil: isMuted ? mutedUntil : null,
    mute: (minutes) => put(clock.now() + minutes * 60_000),
    unmute: () => put(0),
  };
}

/** A context that may sound; null until the first touch or key. */
function useSoundContext(): { running: AudioContext | null } {
  const [running, setRunning] = useState<AudioContext | null>(null);
  useEffect(() => {
    const context = new AudioContext();
    const look = () => setRunning(context.state === 'running' ? context : null);
    const wake = () => void context.resume().then(look, look);
    context.addEventListener('statechange', look);
    for (const touch of ['pointerdown', 'keydown'] as const) document.addEventListener(touch, wake);
    look();
    return () => {
      for (const touch of ['pointerdown', 'keydown'] as const) document.removeEventListener(touch, wake);
      void context.close();
    };
  }, []);
  return { running };
}

function useSounding(context: AudioContext | null, isMuted: boolean): void {
  const { alarms } = useAlarms();
  const sounded = useRef<Sounded>(new Map());
  const second = useEachSecond((now) => Math.floor(now / 1000));
  useEffect(() => {
    // What comes while nothing may sound is sounded afterwards: nobody has heard it.
    if (!context || isMuted) return;
    const due = soundDue(alarms, sounded.current, second * 1000);
    sounded.current = due.sounded;
    if (due.priority) for (const tone of tones[due.priority]) play(context, tone);
  }, [alarms, context, isMuted, second]);
}

const loudness = 0.25;
const edgeS = 0.015;

/** A tone with soft edges, which do not click. */
function play(context: AudioContext, { hz, forS, afterS }: Tone): void {
  const from = context.currentTime + afterS;
  const [oscillator, volume] = [context.createOscillator(), context.createGain()];
  oscillator.frequency.value = hz;
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(loudness, from + edgeS);
  volume.gain.setValueAtTime(loudness, from + forS - edgeS);
  volume.gain.linearRampToValueAtTime(0, from + forS);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(from);
  oscillator.stop(from + forS);
}
