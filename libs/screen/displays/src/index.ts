export { FleetPage } from './fleet-page.js';
export { WallPage } from './wall-page.js';
