import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, chmodSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import type { Readable, Writable } from 'node:stream';

export interface Shape {
  readonly cameras: number;
  readonly width: number;
  readonly height: number;
  readonly fps: number;
}

const restartMs = 1_000;
/**
 * One quantiser for every picture. A rate that is held makes another keyframe of a picture that stands still each
 * time, at night by more than a running clock's edge, and a frozen camera could not be told from a live one.
 */
const quantiser = '30';

/** The bundled ffmpeg; a package whose install script was skipped lacks the right to run it. */
export function ffmpegPath(): string {
  const { path } = createRequire(import.meta.url)('@ffmpeg-installer/ffmpeg') as { path: string };
  try {
    accessSync(path, constants.X_OK);
  } catch {
    chmodSync(path, 0o755);
  }
  return path;
}

/**
 * One process for all cameras: it reads one tall picture with the cameras under each other and crops it, which copies nothing.
 * Each camera leaves by its own pipe as MPEG-TS.
 */
export function ffmpegArguments({ cameras, width, height, fps }: Shape): string[] {
  const each = Array.from({ length: cameras }, (_, i) => i);
  const windows = each.map((i) => `[s${i}]crop=${width}:${height}:0:${i * height}[c${i}]`);
  const filter = [`[0:v]split=${cameras}${each.map((i) => `[s${i}]`).join('')}`, ...windows].join(';');
  const words = (text: string): string[] => text.split(' ');
  const picture = words(`-f rawvideo -pixel_format yuv420p -video_size ${width}x${height * cameras} -framerate ${fps}`);
  const input = [...words('-probesize 32 -analyzeduration 0 -fflags nobuffer'), ...picture, '-i', 'pipe:0'];
  const codec = words('-c:v libx264 -preset superfast -tune zerolatency -profile:v main -threads 1');
  const group = words(`-g ${fps} -keyint_min ${fps} -sc_threshold 0`);
  const rate = words(`-qp ${quantiser}`);
  const container = words('-f mpegts -muxdelay 0 -muxpreload 0 -flush_packets 1');
  const outputs = each.flatMap((i) => ['-map', `[c${i}]`, ...codec, ...group, ...rate, ...container, `pipe:${3 + i}`]);
  const quiet = words('-hide_banner -loglevel error -nostdin');
  return [...quiet, ...input, '-filter_complex_threads', '1', '-filter_complex', filter, ...outputs];
}

export interface EncoderEvents {
  /** Bytes of one camera. */
  data(camera: number, bytes: Buffer): void;
  /** The process has ended; a new one follows after a second. */
  ended(reason: string): void;
}

/** Keeps ffmpeg running. It ends with its standard input, so it never outlives this process. */
export class Encoder {
  private child?: ChildProcess;
  private timer?: NodeJS.Timeout;
  private stopped = false;
  private complaint = '';

  constructor(
    private readonly shape: Shape,
    private readonly events: EncoderEvents,
  ) {}

  start(): void {
    const pipes = Array.from({ length: this.shape.cameras }, () => 'pipe' as const);
    const child = spawn(ffmpegPath(), ffmpegArguments(this.shape), { stdio: ['pipe', 'ignore', 'pipe', ...pipes] });
    this.child = child;
    this.complaint = '';
    child.stderr?.on('data', (text: Buffer) => (this.complaint = `${this.complaint}${text.toString()}`.slice(-2_000)));
    // A write into a pipe whose reader has just died is told by the exit that follows.
    child.stdin?.on('error', () => undefined);
    for (let i = 0; i < this.shape.cameras; i += 1) {
      (child.stdio[3 + i] as Readable).on('data', (bytes: Buffer) => this.events.data(i, bytes));
    }
    child.once('error', (error) => (this.complaint = error.message));
    child.once('close', (code, signal) => this.closed(`ffmpeg ended (${code ?? signal}) ${this.complaint.trim()}`));
  }

  /** Whether the last picture has been taken whole, so that its memory may be painted over. */
  get idle(): boolean {
    return this.input !== undefined && this.input.writableLength === 0;
  }

  write(...planes: Uint8Array[]): void {
    for (const plane of planes) this.input?.write(plane);
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
    child.stdin?.destroy();
    child.kill('SIGKILL');
    await ended;
  }

  private get input(): Writable | undefined {
    const input = this.child?.stdin;
    return input?.writable ? input : undefined;
  }

  private closed(reason: string): void {
    this.child = undefined;
    this.events.ended(reason);
    if (!this.stopped) this.timer = setTimeout(() => this.start(), restartMs);
  }
}
