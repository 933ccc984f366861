import type { Freshness } from '@ioc/contracts';
import { useEachSecond, type SeriesView } from '@ioc/screen-live';
import { memo } from 'react';
import './age.css';
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
  const text = useEachSecond((now) => words.age(now - view.ageFrom));
  const share = useEachSecond((now) => Math.round(Math.min(1, ageShare(view, now)) * barSteps) / barSteps);
  if (freshness === 'stale') {
    return <span className="age age-plate">{spoken ? words.t('datum.stale', { age: text }) : text}</span>;
  }
  return (
    <span className={freshness === 'late' ? 'age age-late' : 'age'}>
      <span>{text}</span>
      <i style={{ transform: `scaleX(${share})` }} />
    </span>
  );
});

function ageShare(view: SeriesView, now: number): number {
  const allowed = view.staleAt - view.ageFrom;
  return allowed > 0 ? Math.max(0, (now - view.ageFrom) / allowed) : 1;
}
