/** The beginning of a record for the quarantine; one that is nested too deeply to be written says so. */
export function excerptOf(raw: unknown): string {
  try {
    return (JSON.stringify(raw) ?? String(raw)).slice(0, 2000);
  } catch (error) {
    if (error instanceof RangeError) return '(nested too deeply to be shown)';
    throw error;
  }
}
