/** What a department answered, byte for byte. Archived before it is understood. */
export interface RawPayload {
  /** Which of the feed's payloads this is, e.g. `requests?page=2`, `CPIVNM.xml`. */
  name: string;
  body: Uint8Array;
  contentType: string;
  /** Instant, ISO UTC. The only clock that `parse` may use. */
  fetchedAt: string;
  /** Address or path without any secret. */
  locator: string;
  /** The headers of an answer that lead to its further pages (`link`, `x-…`); for `fetch` only, never archived. */
  headers?: Readonly<Record<string, string>>;
}

/** The source said that nothing has changed since the last answer. */
export const unchanged = 'unchanged';
export type Unchanged = typeof unchanged;
