import { Worker } from 'node:worker_threads';
import { FitFault, type Fit, type FitReply, type FitRequest } from './fit.js';

export interface FitLimits {
  /** A thread that has not said by then that it is ready is given up. */
  beginMs: number;
  /** A series that takes longer is given up, and the thread with it. */
  timeMs: number;
  /** Heap of the thread, megabytes; what the library itself holds is bounded by the length of a history. */
  memoryMb: number;
  /** So many series wait at most; who comes then is refused. */
  waiting: number;
  /** A thread that has nothing to do for so long is let go of. */
  idleMs: number;
}

/** A history of 840 hours takes some 50 ms on a quiet machine. */
const defaultLimits: FitLimits = { beginMs: 30_000, timeMs: 10_000, memoryMb: 128, waiting: 64, idleMs: 30_000 };

interface Job {
  request: FitRequest;
  resolve(fit: Fit): void;
  reject(fault: FitFault): void;
}

/**
 * Makes models one after the other in one thread of its own, which begins when it is needed: they are synchronous and would keep every poll
 * and push waiting. A series that exhausts time or memory costs that thread and nothing else.
 */
export class FitThread {
  private readonly limits: FitLimits;
  private readonly jobs: Job[] = [];
  private worker: Worker | null = null;
  private isWorking = false;
  private idle: NodeJS.Timeout | null = null;

  /** @param script what the thread runs: its first message says that it is ready, then it answers each {@link FitRequest} by one {@link FitReply} */
  constructor(
    private readonly script: string | URL,
    limits: Partial<FitLimits> = {},
  ) {
    this.limits = { ...defaultLimits, ...limits };
  }

  /** @throws FitFault */
  fit(request: FitRequest): Promise<Fit> {
    return new Promise((resolve, reject) => {
      if (this.jobs.length >= this.limits.waiting) return reject(new FitFault(`${this.limits.waiting} series wait already`));
      this.jobs.push({ request, resolve, reject });
      void this.work();
    });
  }

  async close(): Promise<void> {
    for (const { reject } of this.jobs.splice(0)) reject(new FitFault('the server ends'));
    await this.letGo();
  }

  private async work(): Promise<void> {
    if (this.isWorking) return;
    this.isWorking = true;
    if (this.idle) clearTimeout(this.idle);
    for (let job = this.jobs.shift(); job; job = this.jobs.shift()) await this.take(job);
    this.isWorking = false;
    this.idle = setTimeout(() => void this.letGo(), this.limits.idleMs).unref();
  }

  private async take({ request, resolve, reject }: Job): Promise<void> {
    const reply = await this.ask(request);
    if (reply instanceof FitFault) {
      await this.letGo();
      return reject(reply);
    }
    if ('fault' in reply) reject(new FitFault(reply.fault));
    else resolve(reply.fit);
  }

  /** @returns the reply, or the fault that costs the thread */
  private async ask(request: FitRequest): Promise<FitReply | FitFault> {
    if (!this.worker) {
      this.worker = this.hire();
      const begun = await this.next<'ready'>(this.worker, this.limits.beginMs);
      if (begun instanceof FitFault) return begun;
    }
    const reply = this.next<FitReply>(this.worker, this.limits.timeMs);
    this.worker.postMessage(request);
    return reply;
  }

  /** What a thread says next. */
  private next<T>(worker: Worker, withinMs: number): Promise<T | FitFault> {
    return new Promise((resolve) => {
      const lost = (why: string, cause?: unknown) => done(new FitFault(why, { cause }));
      const onError = (error: Error) => lost(`the thread broke: ${error.message}`, error);
      const onExit = () => lost(`it needed more than ${this.limits.memoryMb} MB, or broke the thread`);
      const timer = setTimeout(() => lost(`it took longer than ${withinMs / 1000} s`), withinMs);
      const done = (answer: T | FitFault) => {
        clearTimeout(timer);
        worker.off('message', done).off('error', onError).off('exit', onExit);
        resolve(answer);
      };
      worker.once('message', done).once('error', onError).once('exit', onExit);
    });
  }

  private hire(): Worker {
    const worker = new Worker(this.script, { resourceLimits: { maxOldGenerationSizeMb: this.limits.memoryMb }, stdout: true });
    // Without a listener an error outside of a job would end the server.
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      if (this.worker === worker) this.worker = null;
    });
    return worker;
  }

  private async letGo(): Promise<void> {
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
  }
}
