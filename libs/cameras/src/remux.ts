import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { lookHeight, lookWidth } from './stillness.js';

/** What ffmpeg reads: a loopback RTSP address, or MPEG-TS on its standard input. */
export type RemuxInput = { kind: 'rtsp'; url: string } | { kind: 'mpegts' };

export interface Remux {
  /** Bytes of a fragmented MP4, one fragment per picture. */
  pictures: Readable;
  /** Grey pictures of `lookBytes` each, one per keyframe. */
  looks: Readable;
  /** Where MPEG-TS goes in. */
  input: Writable;
  ended: Promise<{ code: number | null; lastWords: string }>;
  kill(): void;
}

const words = (line: string): string[] => line.split(' ');
const probe = '-probesize 500000 -analyzeduration 500000';
const decoder = '-threads 1 -flags low_delay -skip_frame nokey -fflags +nobuffer+discardcorrupt';
const fragments = '-f mp4 -movflags +frag_every_frame+empty_moov+default_base_moof -flush_packets 1 pipe:1';
const scale = `-vf scale=${lookWidth}:${lookHeight}:flags=area,format=gray -vsync passthrough`;
const looks = `${scale} -c:v rawvideo -f rawvideo -flush_packets 1 pipe:3`;

/**
 * Two outputs of one input: the coded pictures untouched (`-c copy`), and each keyframe decoded and scaled down, to tell
 * a frozen picture. Only keyframes are decoded (`-skip_frame nokey`); one thread, because frame threads would hold a
 * keyframe back until the next ones. `frag_every_frame`: a picture leaves when the next one comes, not when its group ends.
 */
export function remuxArguments(input: RemuxInput): string[] {
  const source =
    input.kind === 'rtsp'
      ? [...words(`-nostdin -protocol_whitelist rtsp,rtp,tcp,udp -rtsp_transport tcp ${probe} -i`), input.url]
      : words(`-protocol_whitelist pipe -f mpegts ${probe} -i pipe:0`);
  const outputs = words(`-map 0:v:0 -c:v copy ${fragments} -map 0:v:0 ${looks}`);
  return [...words(`-hide_banner -nostats -loglevel error ${decoder}`), ...source, ...outputs];
}

/**
 * Starts ffmpeg. It cannot outlive this process: its input is a pipe or a loopback connection that ends with us, and
 * ffmpeg ends with its input.
 */
export function startRemux(path: string, input: RemuxInput): Remux {
  // No environment: what it holds (secrets among it) is none of ffmpeg's business.
  const child = spawn(path, remuxArguments(input), {
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    env: {},
  }) as ChildProcessByStdio<Writable, Readable, Readable>;
  const looks = child.stdio[3] as unknown as Readable;
  let lastWords = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (lastWords = (lastWords + text).slice(-500)));
  for (const stream of [child.stdin, child.stdout, looks]) stream.on('error', () => child.kill('SIGKILL'));
  const ended = new Promise<{ code: number | null; lastWords: string }>((resolve) => {
    child.once('error', (cause) => resolve({ code: null, lastWords: cause.message }));
    child.once('close', (code) => resolve({ code, lastWords: lastWords.trim() }));
  });
  return { pictures: child.stdout, looks, input: child.stdin, ended, kill: () => child.kill('SIGKILL') };
}
