import type { FeedRequest } from './serve-feed.js';

/** A request as the server hands it to a protocol; for specs. */
export function ask(url: string, more: Partial<Omit<FeedRequest, 'url'>> = {}): FeedRequest {
  return { method: 'GET', headers: {}, body: '', ...more, url: new URL(url, 'http://127.0.0.1') };
}
