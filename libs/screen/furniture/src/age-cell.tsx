import { freshnessAt, type Freshness } from '@ioc/contracts';
import { useEachSecond } from '@ioc/screen-live';
import { useWords } from '@ioc/screen-ui';

export interface AgeCellProps {
  /** The age counts from here, server clock, epoch ms; `null`: nothing was ever heard. */
  from: number | null;
  /** The schedule is missed after here. */
  staleAt: number | null;
  /** What is known beyond the clock; absent: the clock alone. */
  freshness?: Freshness;
}

const barSteps = 20;

/** An age and, as a thin bar, its share of what the schedule allows; a missed schedule stands black on white. */
export function AgeCell({ from, staleAt, freshness }: AgeCellProps) {
  const words = useWords();
  const text = useEachSecond((now) => (from === null ? '' : words.age(now - from)));
  const share = useEachSecond((now) => shareOf(from, staleAt, now));
  const counted = useEachSecond((now) => freshness ?? countedOf(from, staleAt, now));
  if (from === null) return <span className="age-cell age-cell-none">{words.t('datum.missing')}</span>;
  return (
    <span className={`age-cell age-cell-${counted}`}>
      <b>{text}</b>
      <span className="age-bar" aria-hidden="true">
        <i style={{ transform: `scaleX(${share})` }} />
      </span>
    </span>
  );
}

function countedOf(from: number | null, staleAt: number | null, now: number): Freshness {
  return from === null || staleAt === null ? 'missing' : freshnessAt(now, from, staleAt);
}

function shareOf(from: number | null, staleAt: number | null, now: number): number {
  if (from === null || staleAt === null || staleAt <= from) return 1;
  return Math.round(Math.min(1, Math.max(0, (now - from) / (staleAt - from))) * barSteps) / barSteps;
}
