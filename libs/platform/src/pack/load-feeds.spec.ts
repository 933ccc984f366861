import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PackError } from './fault.js';
import { loadFeeds } from './load-feeds.js';

const feed = `id: his
name: { vi: HIS, en: HIS }
component: health
organisation: so-y-te
kind: http-json
poll: { every: PT5S }
indicators: [outpatient-visits]
settings:
  url: \${HIS_URL}/now
`;
const indented = feed.replace(/^/gm, '    ').replace('    id', '  - id').trimEnd();
const adapters = { kinds: ['http-json'], settingsOf: () => z.strictObject({ url: z.url() }) };
const options = { adapters, environment: { HIS_URL: 'http://10.0.0.9' } };

let dir: string;
beforeAll(() => void (dir = mkdtempSync(join(tmpdir(), 'rong-feeds-'))));
afterAll(() => rmSync(dir, { recursive: true }));

function file(text: string): string {
  const path = join(dir, 'feed.yaml');
  writeFileSync(path, text);
  return path;
}

async function faultsOf(text: string, more: Parameters<typeof loadFeeds>[1] = options): Promise<PackError['faults']> {
  const fault: unknown = await loadFeeds(file(text), more).catch((cause: unknown) => cause);
  if (!(fault instanceof PackError)) throw new Error('no fault was found');
  return fault.faults;
}

describe('feeds of one file', () => {
  it.each([
    ['a whole file', `feeds:\n${indented}`],
    ['a bare list', indented],
    ['a single feed', feed],
  ])('are read from %s', async (_, text) => {
    expect(await loadFeeds(file(text), options)).toMatchObject([
      { id: 'his', settings: { url: 'http://10.0.0.9/now' } },
    ]);
  });

  it('have the adapter check their settings, with the lines of the file', async () => {
    expect(await faultsOf(feed.replace('url:', 'adress:'))).toMatchObject([
      { line: 8, path: 'feeds[0].settings.url', message: '"url" is missing' },
      { line: 9, path: 'feeds[0].settings.adress', message: 'the key "adress" is not known here' },
    ]);
  });

  it('may have unset variables when nothing goes to the network', async () => {
    expect(await faultsOf(feed, { adapters, environment: {} })).toMatchObject([
      { line: 9, message: expect.stringContaining('HIS_URL') },
    ]);
    expect(await loadFeeds(file(feed), { adapters, environment: {}, unset: 'placeholder' })).toMatchObject([
      { settings: { url: 'http://unset.invalid/now' } },
    ]);
  });

  it('say so when the file is not there', async () => {
    await expect(loadFeeds(join(dir, 'absent.yaml'))).rejects.toThrow(/absent\.yaml:1\n {2}fault: {2}cannot be read/);
  });
});
