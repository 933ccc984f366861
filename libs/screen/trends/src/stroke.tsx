/** In pixels of a stroke 2 px wide; as many as there are lines at most. */
const dashes: readonly (readonly number[])[] = [[], [9, 4], [3, 3], [14, 4, 3, 4], [6, 3, 2, 3, 2, 3], [18, 6]];
const pastDash = [1.5, 4];

/** How a line is dashed; what lies beside it from another time is dotted. */
export function dashOf(nth: number, isPast: boolean): readonly number[] {
  return isPast ? pastDash : (dashes[nth % dashes.length] ?? []);
}

/** How a line is drawn, beside its name. */
export function Stroke({ nth, isPast = false }: { nth: number; isPast?: boolean }) {
  return (
    <svg className="stroke" viewBox="0 0 36 8" width="36" height="8" aria-hidden="true">
      <line x1="0" y1="4" x2="36" y2="4" stroke="currentColor" strokeWidth={isPast ? 1.5 : 2.5} strokeDasharray={dashOf(nth, isPast).join(' ') || undefined} />
    </svg>
  );
}
