export { Scorer } from './scorer.js';
export type { ScorePack } from './score-pack.js';
