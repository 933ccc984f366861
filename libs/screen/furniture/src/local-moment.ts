const minutes = 16;

/** A moment as a field takes it, in the province's time, whatever zone the machine is in: `2026-11-27T15:00`. @param ms epoch milliseconds @param offsetMs of the province, milliseconds east of UTC */
export function localMoment(ms: number, offsetMs: number): string {
  return new Date(ms + offsetMs).toISOString().slice(0, minutes);
}

/** What a field gave back. @returns epoch milliseconds; NaN for what is no moment */
export function momentOf(text: string, offsetMs: number): number {
  return Date.parse(`${text}Z`) - offsetMs;
}
