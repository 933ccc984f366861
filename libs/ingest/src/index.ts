export * from './feed-runner.js';
export * from './feed-states.js';
export * from './intake.js';
export { pollTimes, nextDueMs } from './schedule.js';
export { provenanceOf } from './provenance.js';
export { passGate, type GateContext, type GateResult } from './gate.js';
export { ParsePool, type ParseReply, type ParseRequest } from './parse-pool.js';
export { Replayer, ReplayRefused, type ReplayerDeps } from './replayer.js';
