export { AlarmsPage } from './alarms-page.js';
export { WatchMark } from './watch-mark.js';
