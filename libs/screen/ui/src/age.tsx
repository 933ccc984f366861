import type { Freshness } from '@ioc/contracts';
import { useEachSecond, type SeriesView } from '@ioc/screen-live';
import { memo } from 'react';
import './age.css';
import { widthRem } from './type-width.js';
import { useWords } from './words.js';

/** Steps of the bar: finer ones nobody sees, and each one is a repaint. */
const barSteps = 20;

export interface AgeProps {
  view: SeriesView;
  freshness: Freshness;
  /** A headline's stale plate says "Cũ 3 giờ 12". */
  spoken?: boolean;
}

/** The age of a figure and, as a thin bar, its share of what the source's own schedule allows. */
export const Age = memo(function Age({ view, freshness, spoken }: AgeProps) {
  const words = useWords();
  const state = useEachSecond(
    (now) => `${Math.round(Math.min(1, ageShare(view, now)) * barSteps) / barSteps} ${words.age(now - view.ageFrom)}`,
  );
  const gap = state.indexOf(' ');
  const [share, text] = [state.slice(0, gap), state.slice(gap + 1)];
  const said = spoken ? words.t('datum.stale', { age: text }) : text;
  const width = { width: `${ageWidthRem(said, { plate: freshness === 'stale', spoken: spoken === true })}rem` };
  if (freshness === 'stale') {
    return (
      <span className="age age-plate" style={width}>
        {said}
      </span>
    );
  }
  return (
    <span className={freshness === 'late' ? 'age age-late' : 'age'} style={width}>
      {said}
      <i style={{ transform: `scaleX(${share})` }} />
    </span>
  );
});

/**
 * Its own width, the same for all digits and for one or two of them: a second more is then a matter of the age alone,
 * and the browser lays out nothing beside it. Five hundred ages tick on a wall.
 */
function ageWidthRem(text: string, { plate, spoken }: { plate: boolean; spoken: boolean }): number {
  const widest = text.replace(/^(\D*)(\d\D*)$/, (_, before: string, rest: string) => `${before}0${rest}`);
  return Math.ceil(widthRem(widest, spoken ? 4.2 : 4, 0.86) * 2) / 2 + (plate ? 1.6 : 0);
}

function ageShare(view: SeriesView, now: number): number {
  const allowed = view.staleAt - view.ageFrom;
  return allowed > 0 ? Math.max(0, (now - view.ageFrom) / allowed) : 1;
}
