import { parentPort, workerData } from 'node:worker_threads';
import { adapterOf } from '@ioc/adapter-registry';
import { AdapterFault } from '@ioc/adapter-kit';
import type { Feed } from '@ioc/contracts';
import type { ParseReply, ParseRequest } from '@ioc/ingest';
import { loadPack } from '@ioc/platform';
import { adapterKinds } from './adapter-kinds.js';

/** What `ioc try` hands its thread: the feed need not be in the pack. */
export interface TryGround {
  configDir: string;
  feed: Pick<Feed, 'kind' | 'settings'>;
}

/* The thread of `ioc try`: reads payloads with one feed's configuration, within the limits of the server's own readers. */

const { configDir, feed } = workerData as TryGround;
const pack = await loadPack(configDir, { adapters: adapterKinds, unset: 'placeholder' });

async function read({ payloads }: ParseRequest): Promise<ParseReply> {
  try {
    const adapter = adapterOf(feed.kind);
    if (!adapter) throw new Error(`there is no adapter of kind ${feed.kind}`);
    return { batch: await adapter.parse(payloads, adapter.settings.parse(feed.settings), pack) };
  } catch (error) {
    if (error instanceof AdapterFault) return { fault: { kind: error.kind, message: error.message } };
    return { fault: { kind: 'bad-shape', message: error instanceof Error ? error.message : String(error) } };
  }
}

parentPort?.on('message', (request: ParseRequest) => {
  void read(request).then((reply) => parentPort?.postMessage(reply));
});
parentPort?.postMessage('ready');
