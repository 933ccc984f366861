/** Share of the window at its end in which a day's text would stand beyond the chart. */
const edge = 0.08;

interface DayWindow {
  from: number;
  to: number;
  day(at: number): string;
}

/** The text of a day below the axis; none where the chart would cut it: shortly after midnight the day that has begun is at its very end. */
export function dayLabel({ from, to, day }: DayWindow, at: number): string {
  return (at - from) / (to - from) > 1 - edge ? '' : day(at);
}
