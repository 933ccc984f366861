import { join } from 'node:path';

/** The file whose content lets a command on this machine act, as the user that the server runs as. */
export const commandKeyFile = (dataDir: string) => join(dataDir, 'command.key');
