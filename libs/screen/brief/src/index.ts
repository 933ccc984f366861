export { BriefShell } from './brief-shell.js';
export { FindPage } from './find-page.js';
export { FirstPage } from './first-page.js';
export { IndicatorPage } from './indicator-page.js';
export type { KeptBrief } from './keeper.js';
export { MessagesPage } from './messages-page.js';
export { MorningPage } from './morning-page.js';
export { WrongPage } from './wrong-page.js';
