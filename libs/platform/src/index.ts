export * from './bus.js';
export * from './logger.js';
