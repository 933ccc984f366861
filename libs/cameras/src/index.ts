export * from './camera-relay.js';
export * from './cameras.js';
