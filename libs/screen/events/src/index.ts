export { EventsPage, type EventsMapShown } from './events-page.js';
