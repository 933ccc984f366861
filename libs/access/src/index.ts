export { AccessRefused, type AccessReason } from './access-refused.js';
export { Accounts, type SignedIn } from './accounts.js';
export { Pairing, pollGapMs, type AskedPairing, type PairingState } from './pairing.js';
export { rightsList } from './rights.js';
export { Seal } from './seal.js';
export { longestSessionMs, Sessions, type OpenSession, type Origin } from './sessions.js';
export { Sight, type Limit, type Placed } from './sight.js';
export { hashOf, newToken } from './tokens.js';
