import type { PlaybackTimeline, Severity } from '@ioc/contracts';
import { SeverityGlyph, useProvince, useWords } from '@ioc/screen-ui';
import type { PointerEvent } from 'react';
import { momentAt, placeOf, type DayLine } from './day-line.js';

export interface DayTrackProps {
  line: DayLine;
  timeline: PlaybackTimeline | undefined;
  atMs: number;
  onSeek: (atMs: number) => void;
}

const hours = [0, 3, 6, 9, 12, 15, 18, 21, 24];
const severityOf: Record<string, Severity> = { p1: 1, p2: 2, p3: 3, p4: 4 };

/** A day as a line: how much was told, what is missing, what was raised, and where the playback stands. */
export function DayTrack({ line, timeline, atMs, onSeek }: DayTrackProps) {
  const { t } = useWords();
  const most = Math.max(1, ...(timeline?.frames ?? []));
  const seek = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons === 0) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    onSeek(momentAt((event.clientX - left) / width, line));
  };
  return (
    <div className="day-track" role="slider" aria-label={t('playback.line')} aria-valuemin={line.fromMs} aria-valuemax={line.toMs} aria-valuenow={Math.round(atMs)} onPointerDown={seek} onPointerMove={seek}>
      <div className="day-bars">
        {timeline?.frames.map((frames, nth) => {
          const isPlayed = (nth + 0.5) / timeline.frames.length < placeOf(atMs, line) / 100;
          return <i key={nth} data-played={isPlayed} style={{ height: `${frames === 0 ? 0 : Math.max(6, (frames / most) * 100)}%` }} />;
        })}
      </div>
      <Gaps line={line} timeline={timeline} />
      <div className="day-alarms">
        {timeline?.alarms.map(({ at, priority }) => (
          <span key={`${at} ${priority}`} style={{ left: `${placeOf(at, line)}%` }}>
            <SeverityGlyph severity={severityOf[priority] ?? 4} />
          </span>
        ))}
      </div>
      <div className="day-hours">
        {hours.map((hour) => (
          <span key={hour} style={{ left: `${(hour / 24) * 100}%` }}>
            {String(hour).padStart(2, '0')}:00
          </span>
        ))}
      </div>
      <b className="day-thumb" style={{ left: `${placeOf(atMs, line)}%` }} />
    </div>
  );
}

/** Wide ones say what they are. */
const wordFromPercent = 4;

function Gaps({ line, timeline }: Pick<DayTrackProps, 'line' | 'timeline'>) {
  const { t, formats } = useWords();
  const { timeZone } = useProvince().province;
  return timeline?.gaps.map(({ from, to }) => {
    const [left, right] = [placeOf(from ?? line.fromMs, line), placeOf(to ?? line.toMs, line)];
    const title = t('playback.gapFromTo', { from: formats.time(from ?? line.fromMs, timeZone), to: formats.time(to ?? line.toMs, timeZone) });
    return (
      <em key={left} className="day-gap" title={title} style={{ left: `${left}%`, width: `${right - left}%` }}>
        {right - left >= wordFromPercent && t('playback.missing')}
      </em>
    );
  });
}
