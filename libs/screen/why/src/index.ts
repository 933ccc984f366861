export { WhyDrawer } from './why-drawer.js';
export { WhyPane } from './why-pane.js';
export { WhyLink } from './why-link.js';
