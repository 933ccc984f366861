export { EffectivenessPage } from './effectiveness-page.js';
