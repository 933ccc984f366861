import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { root } from '../../tools/build.mjs';
import { limitMs } from './fuzz.js';
import type { ReaderAnswer, ReaderGround, ReaderSpan } from './reader.js';

/** Heap of a reader's thread in the server, megabytes. */
export const ceilingMb = 512;

export type SpanReport = Exclude<ReaderAnswer, 'ready'>;
/** A case that cost its reader, as it would in the server: refused there with these words. */
export interface GivenUp {
  number: number;
  why: string;
}

/** One reader's thread under the server's limits of time and memory; where it is lost, another one takes its place. */
export class Reader {
  private worker: Worker | null = null;
  private readonly at = new Int32Array(new SharedArrayBuffer(4));

  /** @returns the span's report, or the case that cost the reader */
  async read(span: ReaderSpan): Promise<SpanReport | GivenUp> {
    this.worker ??= await hire({ at: this.at });
    const worker = this.worker;
    this.at[0] = span.first;
    return new Promise((resolve) => {
      let seen = { number: span.first, sinceMs: Date.now() };
      const done = (answer: SpanReport | GivenUp) => {
        clearInterval(watch);
        worker.removeAllListeners('message').removeAllListeners('error').on('error', () => undefined);
        resolve(answer);
      };
      const lost = (why: string) => {
        this.worker = null;
        void worker.terminate();
        done({ number: this.at[0] ?? span.first, why });
      };
      const watch = setInterval(() => {
        const number = this.at[0] ?? 0;
        if (number !== seen.number) seen = { number, sinceMs: Date.now() };
        else if (Date.now() - seen.sinceMs > limitMs) lost(`it took longer than ${limitMs / 1000} s`);
      }, 250);
      worker.once('message', done);
      worker.once('error', (cause: Error) => lost(/memory/i.test(cause.message) ? `it needed more than ${ceilingMb} MB` : `it broke its reader: ${cause.message}`));
      worker.postMessage(span);
    });
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
  }
}

async function hire(ground: ReaderGround): Promise<Worker> {
  const worker = new Worker(join(root, 'tools/run-ts.mjs'), {
    argv: [join(root, 'tests/fuzz/reader.ts')],
    workerData: ground,
    resourceLimits: { maxOldGenerationSizeMb: ceilingMb },
    // The workbook library speaks of every record that it does not know.
    stderr: true,
  });
  await once(worker, 'message');
  return worker;
}
