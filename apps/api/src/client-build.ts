import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Built client, beside the built server. */
const page = join(import.meta.dirname, '..', '..', 'wall', 'dist', 'index.html');

/** Names the client that is served now, as its build wrote it into its page: an open page compares it with its own. `none` where no client was built. */
export function clientBuild(path: string = page): string {
  try {
    return /<html[^>]* data-build="([^"]+)"/u.exec(readFileSync(path, 'utf8'))?.[1] ?? 'none';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'none';
    throw error;
  }
}
