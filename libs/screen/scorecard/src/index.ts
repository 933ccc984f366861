export { ScorecardPage } from './scorecard-page.js';
