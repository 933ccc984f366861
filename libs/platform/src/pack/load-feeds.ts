import { readFile } from 'node:fs/promises';
import type { Feed } from '@ioc/contracts';
import { isMap, isSeq, YAMLMap, YAMLSeq } from 'yaml';
import { settingsFaults } from './check-feeds.js';
import { emptyDraft } from './draft.js';
import { PackError } from './fault.js';
import { readSource, unexplained, type LoadOptions } from './load-pack.js';
import { YamlSource } from './yaml-source.js';

/**
 * Reads the feeds of one file on its own, for trying a feed before it joins a pack: a whole `feeds:` file, a bare list
 * or a single feed. Whether its indicators exist is for the pack to say.
 * @throws PackError with every fault of the file
 */
export async function loadFeeds(file: string, options: LoadOptions = {}): Promise<Feed[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    const remedy = 'name a file with feeds, e.g. config/kon-tum/feeds/health.yaml';
    throw new PackError([{ file, line: 1, path: '', message: `cannot be read: ${(cause as Error).message}`, remedy }]);
  });
  const source = new YamlSource(file, text);
  asFeedsFile(source);
  const draft = emptyDraft();
  const { plain, faults } = readSource(draft, { kind: 'feeds', source, options });
  const { adapters } = options;
  if (adapters) faults.push(...draft.feeds.entries.flatMap((entry) => settingsFaults(entry, adapters)));
  const all = [...plain, ...unexplained(faults, plain)];
  if (all.length > 0) throw new PackError(all);
  return draft.feeds.values;
}

/** Puts a bare list or a lone feed under the key `feeds`; its nodes keep their places in the file. */
function asFeedsFile({ document }: YamlSource): void {
  const { contents } = document;
  if (isMap(contents) && contents.has('feeds')) return;
  const list = isSeq(contents) ? contents : new YAMLSeq();
  if (isMap(contents)) list.items.push(contents);
  const root = new YAMLMap();
  root.set(document.createNode('feeds'), list);
  (document as { contents: unknown }).contents = root;
}
