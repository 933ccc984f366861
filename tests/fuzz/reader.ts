/* A thread that reads cases, as a reader's thread of the server does: it may be ended from outside when it does not come back. */
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { loadPack } from '@ioc/platform';
import { root } from '../../tools/build.mjs';
import { fuzz, type FuzzReport } from './fuzz.js';

/** What a thread is handed: where it notes the case that it reads. */
export interface ReaderGround {
  at: Int32Array;
}
/** A part of a run. */
export interface ReaderSpan {
  seed: number;
  first: number;
  last: number;
}
/** What it answers to a span; `ready` when it can begin. */
export type ReaderAnswer = 'ready' | (FuzzReport & { heapMb: number });

const { at } = workerData as ReaderGround;
const pack = await loadPack(join(root, 'config/kon-tum'), { unset: 'placeholder', nowMs: Date.parse('2024-12-31T00:00:00Z') });

parentPort?.on('message', (span: ReaderSpan) => {
  void fuzz(pack, span, (number) => void (at[0] = number)).then((report) => {
    const answer: ReaderAnswer = { ...report, heapMb: process.memoryUsage().heapUsed / 1e6 };
    parentPort?.postMessage(answer);
  });
});
const ready: ReaderAnswer = 'ready';
parentPort?.postMessage(ready);
