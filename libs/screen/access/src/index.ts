import './access.css';

export { AccountPage } from './account-page.js';
export { AccountsPage } from './accounts-page.js';
export { PairingPage } from './pairing-page.js';
export { PairingPart } from './pairing-part.js';
export { RolesPage } from './roles-page.js';
export { SecondFactorPage } from './second-factor.js';
export { SetupPage } from './setup-page.js';
export { SignInPage } from './sign-in-page.js';
export { WhoMenu } from './who-menu.js';
