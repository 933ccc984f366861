export * from './raw-payload.js';
export * from './adapter-fault.js';
export * from './sources.js';
export { framesOf, type SyslogFrame } from './syslog-frames.js';
export { Transports, type TransportSession } from './transports.js';
export type { SecretResolver } from './http-auth.js';
