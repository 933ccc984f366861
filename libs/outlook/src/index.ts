export { AugursModel } from './augurs-model.js';
export { FitFault, type Fit, type FitReply, type FitRequest } from './fit.js';
export { FitThread } from './fit-thread.js';
export { judgeUnusual, unusualSentence, type Judged } from './judge-unusual.js';
export { Outlooks } from './outlooks.js';
