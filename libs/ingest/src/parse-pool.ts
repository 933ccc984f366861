import { Worker } from 'node:worker_threads';
import type { FeedBatch } from '@ioc/contracts';
import { AdapterFault, type AdapterFaultKind, type RawPayload } from '@ioc/transports';

/** What a parse thread is asked. */
export interface ParseRequest {
  feed: string;
  payloads: readonly RawPayload[];
}
/** What it answers; a fault is told in plain data, because errors lose their class between threads. */
export type ParseReply = { batch: FeedBatch } | { fault: { kind: AdapterFaultKind; message: string } };

interface Job {
  request: ParseRequest;
  resolve(batch: FeedBatch): void;
  reject(fault: AdapterFault): void;
}

export interface ParseLimits {
  threads: number;
  /** A payload that takes longer to read is given up, and the thread with it. */
  timeMs: number;
  /** Heap of one thread, megabytes. */
  memoryMb: number;
}

/** Hard payloads may stand before one in the queue: it waits as long as so many of them may take. */
const waitFactor = 4;

/** Two threads for two cores; a 10 MB workbook is read in about a second on a quiet machine. */
const defaultLimits: ParseLimits = { threads: 2, timeMs: 30_000, memoryMb: 512 };

/**
 * Reads payloads away from the thread that polls and pushes: a hard workbook of one department must not delay the others,
 * and one that exhausts time or memory costs a thread, not the server.
 */
export class ParsePool {
  private readonly waiting: Job[] = [];
  private readonly idle: Worker[] = [];
  private readonly all = new Set<Worker>();
  private closed = false;

  /** @param script what a thread runs: its first message says that it is ready, then it answers each {@link ParseRequest} by one {@link ParseReply} */
  constructor(
    private readonly script: string,
    private readonly limits: ParseLimits = defaultLimits,
  ) {
    for (let count = 0; count < limits.threads; count += 1) this.hire();
  }

  parse(request: ParseRequest): Promise<FeedBatch> {
    return new Promise((resolve, reject) => {
      const job = { request, resolve, reject };
      this.waiting.push(job);
      setTimeout(() => this.giveUpWaiting(job), this.limits.timeMs * waitFactor).unref();
      this.assign();
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.all].map((worker) => worker.terminate()));
  }

  /** Nobody took it up in time: all readers are busy, or none comes up. */
  private giveUpWaiting(job: Job): void {
    const place = this.waiting.indexOf(job);
    if (place === -1) return;
    this.waiting.splice(place, 1);
    job.reject(new AdapterFault('timeout', `no reader was free for the answer within ${(this.limits.timeMs * waitFactor) / 1000} s`));
  }

  private hire(): void {
    const worker = new Worker(this.script, { resourceLimits: { maxOldGenerationSizeMb: this.limits.memoryMb }, stdout: true });
    this.all.add(worker);
    // Without a listener an error outside of a job would end the server.
    worker.on('error', () => undefined);
    const again = () => void this.replace(worker);
    worker.once('exit', again);
    worker.once('message', () => {
      worker.off('exit', again);
      this.idle.push(worker);
      this.assign();
    });
  }

  private assign(): void {
    while (this.idle.length > 0 && this.waiting.length > 0) {
      const worker = this.idle.pop() as Worker;
      void this.run(worker, this.waiting.shift() as Job);
    }
  }

  private async run(worker: Worker, job: Job): Promise<void> {
    const reply = await this.ask(worker, job.request);
    if (reply instanceof AdapterFault) {
      await this.replace(worker);
      job.reject(reply);
    } else {
      this.idle.push(worker);
      if ('batch' in reply) job.resolve(reply.batch);
      else job.reject(new AdapterFault(reply.fault.kind, reply.fault.message));
    }
    this.assign();
  }

  /** @returns the reply, or the fault that cost the thread */
  private ask(worker: Worker, request: ParseRequest): Promise<ParseReply | AdapterFault> {
    return new Promise((resolve) => {
      const lost = (why: string) => done(new AdapterFault('bad-shape', `the answer could not be read: ${why}`));
      const onExit = () => lost(`it needed more than ${this.limits.memoryMb} MB, or broke its reader`);
      const timer = setTimeout(() => lost(`it took longer than ${this.limits.timeMs / 1000} s`), this.limits.timeMs);
      const done = (answer: ParseReply | AdapterFault) => {
        clearTimeout(timer);
        worker.off('message', done);
        worker.off('exit', onExit);
        resolve(answer);
      };
      worker.once('message', done);
      worker.once('exit', onExit);
      worker.postMessage(request);
    });
  }

  private async replace(worker: Worker): Promise<void> {
    this.all.delete(worker);
    await worker.terminate();
    // A reader that cannot even begin is not begun over and over without a pause.
    await new Promise((resolve) => setTimeout(resolve, 100).unref());
    if (!this.closed) this.hire();
  }
}
