import { parentPort } from 'node:worker_threads';
import { adapterOf } from '@ioc/adapter-registry';
import { AdapterFault } from '@ioc/adapter-kit';
import type { ParseReply, ParseRequest } from '@ioc/ingest';
import { loadPack, readEnvironment } from '@ioc/platform';
import { adapterKinds } from './adapter-kinds.js';

/* A thread of the parse pool: knows the pack and the adapters, reads one request at a time. */

const pack = await loadPack(readEnvironment().configDir, { adapters: adapterKinds });

async function read({ feed: id, payloads }: ParseRequest): Promise<ParseReply> {
  const { feed, adapter } = bound(id);
  try {
    return { batch: await adapter.parse(payloads, adapter.settings.parse(feed.settings), pack) };
  } catch (error) {
    if (error instanceof AdapterFault) return { fault: { kind: error.kind, message: error.message } };
    return { fault: { kind: 'bad-shape', message: error instanceof Error ? error.message : String(error) } };
  }
}

function bound(id: string) {
  const feed = pack.feed(id);
  const adapter = feed && adapterOf(feed.kind);
  if (!adapter) throw new Error(`the pack has no feed ${id}`);
  return { feed, adapter };
}

parentPort?.on('message', (request: ParseRequest) => {
  void read(request).then((reply) => parentPort?.postMessage(reply));
});
parentPort?.postMessage('ready');
