export { IncidentsPage } from './incidents-page.js';
