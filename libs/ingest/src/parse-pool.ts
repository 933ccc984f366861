import { Worker } from 'node:worker_threads';
import type { Excerpt, FieldPlace } from '@ioc/adapter-kit';
import type { FeedBatch, IndicatorInfo, SampleFound } from '@ioc/contracts';
import { AdapterFault, type AdapterFaultKind, type RawPayload } from '@ioc/transports';

/** What a parse thread is asked. */
export interface ParseRequest {
  feed: string;
  payloads: readonly RawPayload[];
  /** Read by this instead of by the feed of the pack: a configuration that is being tried. */
  draft?: { kind: string; settings: unknown; indicators: readonly IndicatorInfo[] };
  /** Not read into figures, but looked at: what is in it? */
  inspect?: true;
  /** Not read into figures: what stands at this place of the one payload? */
  place?: string;
  /** Not read into figures: which indicators are read from each of these fields? */
  fields?: readonly FieldPlace[];
}
/** By field; null where the payloads tell nothing. */
type Readers = (string[] | null)[];
/** What it answers; a fault is told in plain data, because errors lose their class between threads. */
export type ParseReply = { batch: FeedBatch } | { found: SampleFound } | { excerpt: Excerpt } | { readers: Readers } | { fault: { kind: AdapterFaultKind; message: string } };

type Answer = FeedBatch | SampleFound | Excerpt | Readers;

interface Job {
  request: ParseRequest;
  resolve(answer: Answer): void;
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
  private readonly firsts: Promise<void>[] = [];
  /** Threads that stand on a ground that is no longer true. */
  private readonly outdated = new Set<Worker>();

  /**
   * @param script what a thread runs: its first message says that it is ready, then it answers each {@link ParseRequest} by one {@link ParseReply}
   * @param ground what a thread is handed at its beginning as `workerData`: plain data
   */
  constructor(
    private readonly script: string,
    private readonly limits: ParseLimits = defaultLimits,
    private ground: unknown = null,
  ) {
    for (let count = 0; count < limits.threads; count += 1) this.firsts.push(this.hire());
  }

  /** When the threads of the beginning have loaded what they read with. @returns false where one has not within the time */
  async isUp(withinMs: number): Promise<boolean> {
    const timeUp = new Promise<false>((resolve) => setTimeout(resolve, withinMs, false).unref());
    return Promise.race([Promise.all(this.firsts).then(() => true), timeUp]);
  }

  parse(request: Omit<ParseRequest, 'inspect' | 'place' | 'fields'>): Promise<FeedBatch> {
    return this.submit(request) as Promise<FeedBatch>;
  }

  /** Looks at a sample, within the same limits of time and memory. */
  inspect(payload: RawPayload): Promise<SampleFound> {
    return this.submit({ feed: '', payloads: [payload], inspect: true }) as Promise<SampleFound>;
  }

  /** Lets every thread stand on something else from now on; work in hand is ended on the old one. */
  stand(ground: unknown): void {
    this.ground = ground;
    const idle = this.idle.splice(0);
    for (const worker of this.all) if (!idle.includes(worker)) this.outdated.add(worker);
    for (const worker of idle) void this.replace(worker);
  }

  /** The record at a place of a payload, as its adapter finds it. */
  excerpt(feed: string, payload: RawPayload, place: string): Promise<Excerpt> {
    return this.submit({ feed, payloads: [payload], place }) as Promise<Excerpt>;
  }

  /** Indicators that a feed's mapping reads from each of the fields, as a sample of its payloads tells. */
  readers(feed: string, payloads: readonly RawPayload[], fields: readonly FieldPlace[]): Promise<Readers> {
    return this.submit({ feed, payloads, fields }) as Promise<Readers>;
  }

  private submit(request: ParseRequest): Promise<Answer> {
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

  /** @returns when it is ready; never where it does not come up: another takes its place */
  private hire(): Promise<void> {
    const worker = new Worker(this.script, { workerData: this.ground, resourceLimits: { maxOldGenerationSizeMb: this.limits.memoryMb }, stdout: true });
    this.all.add(worker);
    // Without a listener an error outside of a job would end the server.
    worker.on('error', () => undefined);
    const again = () => void this.replace(worker);
    worker.once('exit', again);
    return new Promise((resolve) => {
      worker.once('message', () => {
        worker.off('exit', again);
        this.rest(worker);
        resolve();
      });
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
      if ('fault' in reply) job.reject(new AdapterFault(reply.fault.kind, reply.fault.message));
      else job.resolve(answerOf(reply));
      this.rest(worker);
    }
  }

  private rest(worker: Worker): void {
    if (this.outdated.has(worker)) void this.replace(worker);
    else this.idle.push(worker);
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
    this.outdated.delete(worker);
    await worker.terminate();
    // A reader that cannot even begin is not begun over and over without a pause.
    await new Promise((resolve) => setTimeout(resolve, 100).unref());
    if (!this.closed) void this.hire();
  }
}

function answerOf(reply: Exclude<ParseReply, { fault: unknown }>): Answer {
  if ('batch' in reply) return reply.batch;
  if ('readers' in reply) return reply.readers;
  return 'found' in reply ? reply.found : reply.excerpt;
}
