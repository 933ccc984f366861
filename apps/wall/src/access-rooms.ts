export { PairingPage, RolesPage, SecondFactorPage, SetupPage, SignInPage } from '@ioc/screen-access';
