export { ShiftsPage } from './shifts-page.js';
