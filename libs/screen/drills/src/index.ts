export { DrillsPage } from './drills-page.js';
