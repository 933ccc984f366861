export { gatherKept, restoreAnswers, type Kept } from './kept.js';
export { readKept } from './shelf.js';
export { useKeeping } from './use-keeping.js';
