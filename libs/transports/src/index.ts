export * from './raw-payload.js';
export * from './adapter-fault.js';
export * from './sources.js';
export { Transports, type TransportSession } from './transports.js';
export type { SecretResolver } from './http-auth.js';
