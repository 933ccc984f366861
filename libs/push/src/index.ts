export { ReaderDoor, type Keep, type Opened, type Reader, type Veil } from './reader.js';
export { LiveHub, type Beginnings } from './live-hub.js';
export { LiveGateway } from './live.gateway.js';
export { LiveIoAdapter, isAllowedOrigin } from './live-io.adapter.js';
export { loadSeries, previousValues } from './beginnings.js';
export { PastReader } from './past-reader.js';
