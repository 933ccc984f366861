import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { AuditTrail, auditCsv, chain, checkChain, readAnchors, type ChainVerdict, type SeenAnchor } from '@ioc/access';
import { AuditExportQuery } from '@ioc/contracts';
import { createLogger, loadPack, readEnvironment, type Environment } from '@ioc/platform';
import { AuditStore, openBeside } from '@ioc/store';
import { z } from 'zod';
import { adapterKinds } from '../adapter-kinds.js';
import { anchorFolders, anchorsIn } from '../make-audit.js';

/** `ioc audit verify` and `ioc audit export`; null: neither. */
export function auditCommand([verb, ...args]: string[]): Promise<number> | null {
  if (verb === 'verify') return auditVerify(args);
  return verb === 'export' ? auditExport(args) : null;
}

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Reads the whole chain, beside a server or without one. @returns 0 when it is whole, 1 when not */
async function auditVerify(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { anchors: { type: 'string', multiple: true, default: [] } } });
  const environment = readEnvironment();
  const anchors = await anchorsOf(environment, values.anchors);
  const verdict = await withStore(environment, (store) => checkChain(store.all(), anchors));
  tell(verdict);
  return verdict.found === 0 ? 0 : 1;
}

async function anchorsOf(environment: Environment, named: readonly string[]): Promise<SeenAnchor[]> {
  const folders = [...new Set([anchorsIn(environment.dataDir), ...anchorFolders(environment), ...named])];
  const read = await Promise.all(folders.map(readAnchors));
  for (const line of read.flatMap(({ unreadable }) => unreadable)) process.stderr.write(`warning: ${line} is no anchor: it cannot be held to\n`);
  for (const [index, folder] of folders.entries()) {
    if (named.includes(folder) && read[index]?.anchors.length === 0) throw new Error(`${folder} holds no anchors`);
  }
  return read.flatMap((one) => one.anchors);
}

function tell({ entries, head, anchors, faults, found }: ChainVerdict): void {
  say(head ? `${entries} entries, the last is ${head.number} with ${head.hash}` : 'no entries');
  say(anchors > 0 ? `${anchors} anchors` : 'no anchors: an end that was cut off and a chain that was made anew cannot be found');
  for (const { kind, said } of faults) say(`${kind.padEnd(10)} ${said}`);
  if (found > faults.length) say(`and ${found - faults.length} more`);
  say(found === 0 ? 'The audit trail is whole.' : `The audit trail is NOT whole: ${found} faults, the first at entry ${faults[0]?.number}.`);
}

/** Every entry of a span as CSV; that it was exported is recorded like everything else. */
async function auditExport(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { from: { type: 'string' }, to: { type: 'string' }, lang: { type: 'string' }, why: { type: 'string' } } });
  const parsed = AuditExportQuery.safeParse(values);
  if (!parsed.success) throw new Error(`ioc audit export: ${z.prettifyError(parsed.error)}`);
  const { from, to, lang, why } = parsed.data;
  const environment = readEnvironment();
  const { utcOffset } = await loadPack(environment.configDir, { adapters: adapterKinds, unset: 'placeholder' });
  await withStore(environment, async (store) => {
    const { username } = userInfo();
    const trail = new AuditTrail({ store, log: createLogger('audit', 'warn') });
    const details = Object.fromEntries(Object.entries({ from: values.from, to: values.to }).filter((pair): pair is [string, string] => pair[1] !== undefined));
    await trail.recordNow({ actor: { kind: 'system', id: `command-line:${username}`, name: username }, act: 'exported', subject: { kind: 'audit' }, why, details: { call: 'ioc audit export', ...details } });
    let isFirst = true;
    for await (const piece of store.all()) {
      const wanted = piece.filter(({ at }) => (!from || at >= from.getTime()) && (!to || at < to.getTime()));
      const text = auditCsv(wanted, { language: lang, utcOffset });
      // One line of titles for all pieces.
      process.stdout.write(isFirst ? text : text.slice(text.indexOf('\r\n') + 2));
      isFirst = false;
    }
  });
  return 0;
}

async function withStore<T>(environment: Environment, act: (store: AuditStore) => Promise<T>): Promise<T> {
  const { databaseUrl, dataDir } = environment;
  const database = await openBeside({ databaseUrl, dataDir, log: createLogger('audit', 'warn') });
  try {
    return await act(new AuditStore(database, chain));
  } finally {
    await database.close();
  }
}
