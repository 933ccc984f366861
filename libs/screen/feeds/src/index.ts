export { FeedPage } from './feed-page.js';
export { FeedsPage } from './feeds-page.js';
