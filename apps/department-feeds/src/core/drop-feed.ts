import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FeedView, World } from '../department.js';
import { logger } from './logger.js';
import { loginPage } from './serve-feed.js';

export interface DropFile {
  name: string;
  /** What is in it, as text: the file is written again when this changes. */
  signature: string;
  bytes(): Promise<Buffer>;
}

/** A department that brings files into a drop folder. */
export interface DropProtocol {
  feed: string;
  /** Names that this feed gives to its files; nothing else in the folder is touched. */
  owns: RegExp;
  /** The files that should lie there; in mode `partial` records are left out and one is spoilt, in `empty` only headers stay. */
  files(view: FeedView): DropFile[];
}

export interface DropFeed {
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Folder of a feed under DROP_FOLDER (default `.data/drop`, against the working directory). */
export function dropFolder(feed: string): string {
  return resolve(process.env['DROP_FOLDER'] ?? '.data/drop', feed);
}

interface Pace {
  everyMs: number;
  slowMs: number;
}

/**
 * Keeps the files of a feed as its department would: renewed when the figures change and at once on control changes.
 * Modes: hang, stale – nothing is renewed any more · slow – renewed 4 s late · error – the files are gone · garbage – random
 * bytes · html-login – a login page saved under the file's name · clock-skew – written three hours in the future.
 */
export function createDropFeed(
  world: World,
  protocol: DropProtocol,
  pace: Pace = { everyMs: 5_000, slowMs: 4_000 },
): DropFeed {
  const folder = dropFolder(protocol.feed);
  const written = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  let work: Promise<void> = Promise.resolve();
  const ending = new AbortController();

  /** One after the other; a failed renewal does not stop the next. */
  const renew = (): Promise<void> => {
    const next = work
      .catch(() => undefined)
      .then(() => bring(folder, { world, protocol, written, pace, ending: ending.signal }));
    work = next;
    return next;
  };
  const renewLogged = (): void =>
    void renew().catch((err: unknown) => logger.error({ err, feed: protocol.feed }, 'the files could not be renewed'));

  return {
    async start() {
      await mkdir(folder, { recursive: true });
      await renew();
      world.onControl((feed) => {
        if (feed === protocol.feed || feed === '*') renewLogged();
      });
      timer = setInterval(renewLogged, pace.everyMs);
    },
    async stop() {
      ending.abort();
      clearInterval(timer);
      await work.catch(() => undefined);
    },
  };
}

interface Bringing {
  world: World;
  protocol: DropProtocol;
  written: Map<string, string>;
  pace: Pace;
  ending: AbortSignal;
}

async function bring(folder: string, { world, protocol, written, pace, ending }: Bringing): Promise<void> {
  const view = world.view(protocol.feed);
  if (view.mode === 'hang' || view.mode === 'stale') return;
  if (view.mode === 'slow') await sleep(pace.slowMs, undefined, { signal: ending }).catch(() => undefined);
  if (ending.aborted) return;
  const files = view.mode === 'error' ? [] : protocol.files(view);
  for (const file of files) {
    const signature = `${kindOf(view)}|${file.signature}`;
    const lies = written.get(file.name) === signature && existsSync(join(folder, file.name));
    if (!lies) await place(folder, file, view);
    written.set(file.name, signature);
  }
  await sweep(folder, protocol.owns, new Set(files.map(({ name }) => name)));
}

/** Modes that change the bytes or the time of a file force it to be written again. */
function kindOf({ mode }: FeedView): string {
  return mode === 'garbage' || mode === 'html-login' || mode === 'clock-skew' ? mode : 'ok';
}

/** Written beside and renamed, so that a reader sees the whole file or the one before. */
async function place(folder: string, file: DropFile, view: FeedView): Promise<void> {
  const path = join(folder, file.name);
  const hidden = join(folder, `.${file.name}.tmp`);
  await writeFile(hidden, await bytesOf(file, view));
  const at = view.now() / 1000;
  await utimes(hidden, at, at);
  await rename(hidden, path);
}

async function bytesOf(file: DropFile, view: FeedView): Promise<Buffer | string> {
  if (view.mode === 'garbage') return randomBytes(4_096);
  if (view.mode === 'html-login') return loginPage().body;
  return file.bytes();
}

/** Takes away what the feed brought before and does not bring now. */
async function sweep(folder: string, owns: RegExp, wanted: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(folder)) {
    const own = owns.test(name.replace(/^\.(.*)\.tmp$/, '$1'));
    if (own && !wanted.has(name)) await rm(join(folder, name), { force: true });
  }
}
