export { ServiceIndexPage } from './service-index-page.js';
