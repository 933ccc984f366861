export { DirectivesPage } from './directives-page.js';
export { OrganisationPage } from './organisation-page.js';
