export { IncidentsPage, type IncidentsMapShown } from './incidents-page.js';
