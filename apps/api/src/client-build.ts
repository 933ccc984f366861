import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Built client, beside the built server. */
const page = join(import.meta.dirname, '..', '..', 'wall', 'dist', 'index.html');

/** Names the client that is served now: its page names its files by their content, so that another build has another page. `none` where no client was built. */
export function clientBuild(path: string = page): string {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 12);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'none';
    throw error;
  }
}
