export { reaches } from './reach.js';
