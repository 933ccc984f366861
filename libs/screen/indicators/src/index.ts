export { IndicatorsPage } from './indicators-page.js';
