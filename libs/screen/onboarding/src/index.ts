export { EntryPage } from './entry-page.js';
export { NewFeedPage } from './new-feed-page.js';
