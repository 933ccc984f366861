/** An expected fault of a backup or a restore; its message says what to do. */
export class BackupFault extends Error {
  override readonly name = 'BackupFault';
}
