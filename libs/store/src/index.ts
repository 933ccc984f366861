export * from './answers.js';
export * from './batch.js';
export { openDatabase, type Database, type DatabaseOptions } from './database.js';
export { RawArchive, type RawMeta } from './raw-archive.js';
export { ReadingStore } from './reading-store.js';
export { newRunId } from './run-id.js';
export { refuseLockedData } from './embedded/data-lock.js';
export { FeedLeases } from './feed-leases.js';
export * from './store-fault.js';
