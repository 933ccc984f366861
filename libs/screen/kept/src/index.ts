export { gatherKept, restoreAnswers, type Kept } from './kept.js';
export { forgetKept, readKept } from './shelf.js';
export { useKeeping } from './use-keeping.js';
