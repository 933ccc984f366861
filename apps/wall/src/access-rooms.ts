export { PairingPage, RolesPage, SecondFactorPage, SetupPage, SignInPage, WhoMenu } from '@ioc/screen-access';
