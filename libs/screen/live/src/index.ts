export * from './live-context.js';
export * from './live-hooks.js';
export { LiveClient, type LinkState, type LiveClientParts } from './live-client.js';
export { LiveStore, type OpenEvents } from './live-store.js';
export type { LiveWire, WireListener } from './live-wire.js';
export { PaintQueue, type PaintClock } from './paint-queue.js';
export { digitsEveryMs, seriesKey, type SeriesView } from './series-cell.js';
export { ServerClock } from './server-clock.js';
export { Ticker } from './ticker.js';
