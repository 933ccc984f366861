export { Scorer, type Shortcomings } from './scorer.js';
export type { ScorePack } from './score-pack.js';
export { reminderLetter, type LetterFacts } from './letter.js';
