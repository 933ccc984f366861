export * from './raw-payload.js';
export * from './adapter-fault.js';
export * from './sources.js';
