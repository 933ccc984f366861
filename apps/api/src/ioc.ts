import { auditCommand } from './commands/audit.js';
import { backUpCommand } from './commands/back-up.js';
import { configCheck } from './commands/config-check.js';
import { feedTable } from './commands/feed-table.js';
import { preflight } from './commands/preflight.js';
import { replayFeed } from './commands/replay-feed.js';
import { restoreCommand } from './commands/restore.js';
import { tryFeed } from './commands/try-feed.js';

const usage = `ioc – Rông from the command line

  ioc try --feed FILE.yaml --payload FILE [--payload FILE …] [--id FEED] [--config DIR]
                         parses saved payloads with one feed's configuration; prints readings, events and refusals as JSON
  ioc config check [DIR] checks a province pack; lists every fault with file, line and remedy
  ioc feeds [--url URL]  the feed table of a running server
  ioc replay --feed FEED --from MOMENT [--to MOMENT] [--apply --by NAME --note WHY] [--url URL]
                         what parsing archived payloads again with today's mapping changes; with --apply it is written
  ioc audit verify [--anchors FOLDER …]
                         reads the whole audit trail and its anchors; names what was edited, deleted, reordered, cut off or made anew: exit 1
  ioc audit export [--from DAY] [--to DAY] [--lang vi|en] [--why WHY]
                         the audit trail as CSV on standard output, oldest first
  ioc backup FILE|FOLDER writes everything at one moment into one file, while the server runs or not; sealed with IOC_BACKUP_KEY_FILE
  ioc restore FILE [--check | --replace]
                         checks the whole file, then brings it back into an empty data folder and database; --check only checks,
                         --replace moves aside what the data folder holds
  ioc preflight          whether a server could start here: exit 78 for a faulty configuration, 75 for data in use
`;

const commands: Record<string, (args: string[]) => Promise<number>> = {
  audit: (args) => auditCommand(args) ?? unknown(),
  try: tryFeed,
  config: ([verb, ...rest]) => (verb === 'check' ? configCheck(rest) : unknown()),
  feeds: feedTable,
  replay: replayFeed,
  backup: backUpCommand,
  restore: restoreCommand,
  preflight,
};

function unknown(): Promise<number> {
  process.stderr.write(usage);
  return Promise.resolve(64);
}

const [name = '', ...args] = process.argv.slice(2);
(commands[name] ?? unknown)(args)
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  })
  .then((code) => (process.exitCode = code));
