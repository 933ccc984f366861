export { OrganisationPage } from '@ioc/screen-directives';
