import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { Feed } from '@ioc/contracts';
import type { RawPayload } from '@ioc/adapter-kit';
import type { ConformanceCase } from '@ioc/adapter-kit/conformance';

export const repository = fileURLToPath(new URL('../..', import.meta.url));

const contentTypes: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.jsonld': 'application/ld+json',
  '.ndjson': 'application/x-ndjson',
  '.xml': 'application/xml',
  '.csv': 'text/csv',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.xls': 'application/vnd.ms-excel',
};

/** The recorded cases of an adapter: `fixtures/<kind>` of its room, and each folder in it that has a `feed.yaml`. */
export function casesOf(kind: string): ConformanceCase[] {
  const rooms = join(repository, 'libs/adapters');
  const roots = readdirSync(rooms)
    .map((room) => join(rooms, room, 'fixtures', kind))
    .filter((path) => existsSync(path));
  return roots.flatMap((root) => {
    const nested = readdirSync(root).map((name) => join(root, name)).filter((path) => statSync(path).isDirectory());
    return [root, ...nested].filter((path) => existsSync(join(path, 'feed.yaml'))).map(readCase);
  });
}

function readCase(folder: string): ConformanceCase {
  const feed = parse(withDefaults(readFileSync(join(folder, 'feed.yaml'), 'utf8'))) as { feeds?: unknown[] };
  const names = readdirSync(folder).filter((name) => name.startsWith('payload')).sort();
  if (names.length === 0) throw new Error(`${folder} has no payload.*`);
  return {
    name: basename(folder) === basename(dirname(folder)) ? basename(folder) : `${basename(dirname(folder))}/${basename(folder)}`.replace(/^fixtures\//, ''),
    feed: Feed.parse(feed.feeds?.[0] ?? feed),
    payloads: names.map((name) => payloadOf(folder, name)),
    expected: JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as ConformanceCase['expected'],
  };
}

/** A fixture's feed may be copied from configuration: `${NAME:-default}` gives its default. */
function withDefaults(text: string): string {
  return text.replace(/\$\{[A-Z0-9_]+:-([^}]*)\}/g, '$1');
}

export function payloadOf(folder: string, name: string): RawPayload {
  return {
    name,
    body: new Uint8Array(readFileSync(join(folder, name))),
    contentType: contentTypes[extname(name)] ?? 'application/octet-stream',
    // The moment of the recordings: a fixture may not depend on the clock.
    fetchedAt: '2026-11-20T01:00:00.000Z',
    locator: `fixture:${name}`,
  };
}
