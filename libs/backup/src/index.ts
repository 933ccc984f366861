export { BackupFault } from './backup-fault.js';
export { backUp, type BackupMade, type BackupOrder } from './back-up.js';
export { checkedManifest } from './checked-backup.js';
export type { Manifest } from './manifest.js';
export { restore, type Restored, type RestoreOrder } from './restore.js';
