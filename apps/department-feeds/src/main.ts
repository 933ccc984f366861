import { logger } from './core/logger.js';
import { startAll } from './start-all.js';

try {
  const running = await startAll();
  process.stdout.write(`department feeds on ports ${running.firstPort}-${running.lastPort}\n`);
  // `disconnect`: the launcher that started this is gone.
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
    process.once(signal, () => {
      running.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          logger.error(error, 'the departments did not stop cleanly');
          process.exit(1);
        },
      );
    });
  }
} catch (error) {
  process.stderr.write(`department feeds cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
