export { Deriver, type DeriverDeps } from './deriver.js';
export { evaluate, operandsOf, type Lookup } from './evaluate.js';
export { derivedFeed } from './worker.js';
export type { DerivePack } from './plan.js';
