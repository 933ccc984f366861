export { WhyDrawer } from './why-drawer.js';
export { WhyLink } from './why-link.js';
