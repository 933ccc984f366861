/** The province's clock from UTC, milliseconds. @param text "+07:00" */
export function offsetMs(text: string): number {
  const [hours = 0, minutes = 0] = text.slice(1).split(':').map(Number);
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
