export { TrendsPage } from './trends-page.js';
