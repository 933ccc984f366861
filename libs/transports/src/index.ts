export * from './raw-payload.js';
export * from './adapter-fault.js';
export * from './sources.js';
export { framesOf } from './syslog-frames.js';
export { Transports, type TransportSession } from './transports.js';
export type { SecretResolver } from './http-auth.js';
export { originsIn } from './typed-address.js';
