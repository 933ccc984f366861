import { reachDatabase } from './reach-database.js';
import { connect, Database, type DatabaseOptions } from './database.js';

/**
 * Opens the database as it is, for a command, wherever it runs at this moment. Its schema is left as it is.
 * @throws DatabaseUnavailable when there is none; none is made
 */
export async function openBeside(options: DatabaseOptions): Promise<Database> {
  const reached = await reachDatabase(options);
  try {
    return new Database(await connect(reached.url, options.log), reached.url, { stop: () => reached.close() });
  } catch (cause) {
    await reached.close();
    throw cause;
  }
}
