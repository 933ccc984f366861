import { join, resolve } from 'node:path';
import { Anchor, anchorFolder, AuditTrail, chain, HeadNote, Looks, unwrittenFile, type AnchorPlace } from '@ioc/access';
import type { Environment, Logger } from '@ioc/platform';
import { AuditStore, type Database } from '@ioc/store';
import type { Transports } from '@ioc/transports';

/** Who did what, and how it is kept. */
export interface Audit {
  store: AuditStore;
  trail: AuditTrail;
  anchor: Anchor;
  looks: Looks;
  start(): Promise<void>;
  /** Before the database is closed. */
  close(): Promise<void>;
}

interface AuditGround {
  environment: Environment;
  database: Database;
  transports: Transports;
  log: Logger;
}

/** Where the end of the chain is laid down beside the database of a server. */
export function anchorsIn(dataDir: string): string {
  return join(dataDir, 'audit-anchors');
}

/** Folders among the further places. */
export function anchorFolders({ auditAnchors }: Pick<Environment, 'auditAnchors'>): string[] {
  return auditAnchors.filter((place) => !isAddress(place)).map((place) => resolve(place));
}

export function makeAudit({ environment, database, transports, log }: AuditGround): Audit {
  const store = new AuditStore(database, chain);
  const own = anchorsIn(environment.dataDir);
  const note = new HeadNote(own, log);
  const trail = new AuditTrail({ store, log, written: (growth, at) => note.written(growth, at), unwritten: unwrittenFile(join(environment.dataDir, 'audit-unwritten.jsonl')) });
  const outside = environment.auditAnchors.filter(isAddress).map((url) => anchorAddress(url, transports));
  const anchor = new Anchor({ head: () => store.head(), places: [own, ...anchorFolders(environment)].map(anchorFolder).concat(outside), log });
  return {
    ...{ store, trail, anchor, looks: new Looks() },
    start: async () => {
      await note.start();
      await trail.start();
      // Nobody waits for a place that is away.
      void anchor.lay();
    },
    close: async () => {
      await trail.close();
      await note.settled();
      await anchor.lay();
    },
  };
}

const isAddress = (place: string) => /^https?:\/\//u.test(place);
const patienceMs = 5000;
const mostAnswered = 100_000;

/** Posts through the ways of the feeds: no redirects, nothing link-local, an end to waiting. */
function anchorAddress(url: string, transports: Transports): AnchorPlace {
  const token = process.env['IOC_AUDIT_ANCHOR_TOKEN'] ? ({ kind: 'bearer', token: { env: 'IOC_AUDIT_ANCHOR_TOKEN' } } as const) : ({ kind: 'none' } as const);
  return {
    name: new URL(url).host,
    put: async (head) => {
      const session = transports.session('audit-anchor', AbortSignal.timeout(patienceMs), mostAnswered);
      await session.http({ url, headers: { 'content-type': 'application/json' }, auth: token }, { method: 'POST', body: JSON.stringify(head) });
    },
  };
}
