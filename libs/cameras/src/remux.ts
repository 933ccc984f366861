import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { ZoneBox } from '@ioc/contracts';
import { maskFilter } from './privacy-mask.js';
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
const quiet = '-hide_banner -nostats -loglevel error';
const probe = '-probesize 500000 -analyzeduration 500000';
const copying = '-threads 1 -flags low_delay -skip_frame nokey -fflags +nobuffer+discardcorrupt';
const decoding = '-threads 1 -fflags +nobuffer+discardcorrupt';
const fragments = '-f mp4 -movflags +frag_every_frame+empty_moov+default_base_moof -flush_packets 1 pipe:1';
const look = `scale=${lookWidth}:${lookHeight}:flags=area,format=gray`;
const raw = '-vsync passthrough -c:v rawvideo -f rawvideo -flush_packets 1 pipe:3';
/** A keyframe a second, so that a viewer starts soon; a ceiling, so that a restless scene fills no line. */
const encoder = '-c:v libx264 -preset ultrafast -tune zerolatency -threads 1 -crf 24 -maxrate 4M -bufsize 4M -force_key_frames expr:gte(t,n_forced)';

/**
 * Two outputs of one input: the coded pictures untouched (`-c copy`), and each keyframe decoded and scaled down, to tell
 * a frozen picture. Only keyframes are decoded (`-skip_frame nokey`); one thread, because frame threads would hold a
 * keyframe back until the next ones. `frag_every_frame`: a picture leaves when the next one comes, not when its group ends.
 * @param boxes what is masked. Then every picture is decoded, drawn over and coded anew, and both outputs are made of what was drawn
 * over: there is no way by which an unmasked picture could leave ffmpeg
 */
export function remuxArguments(input: RemuxInput, boxes: readonly ZoneBox[] = []): string[] {
  const isMasked = boxes.length > 0;
  return [...words(`${quiet} ${isMasked ? decoding : copying}`), ...sourceArguments(input), ...(isMasked ? maskedOutputs(boxes) : copiedOutputs())];
}

function sourceArguments(input: RemuxInput): string[] {
  return input.kind === 'rtsp'
    ? [...words(`-nostdin -protocol_whitelist rtsp,rtp,tcp,udp -rtsp_transport tcp ${probe} -i`), input.url]
    : words(`-protocol_whitelist pipe -f mpegts ${probe} -i pipe:0`);
}

function copiedOutputs(): string[] {
  return words(`-map 0:v:0 -c:v copy ${fragments} -map 0:v:0 -vf ${look} ${raw}`);
}

function maskedOutputs(boxes: readonly ZoneBox[]): string[] {
  const graph = `[0:v:0]${maskFilter(boxes)},format=yuv420p,split=2[shown][seen];[seen]select=eq(pict_type\\,I),${look}[looks]`;
  return ['-filter_complex', graph, ...words(`-map [shown] ${encoder} ${fragments} -map [looks] ${raw}`)];
}

/**
 * Starts ffmpeg. It cannot outlive this process: its input is a pipe or a loopback connection that ends with us, and
 * ffmpeg ends with its input.
 */
export function startRemux(path: string, input: RemuxInput, boxes: readonly ZoneBox[] = []): Remux {
  // No environment: what it holds (secrets among it) is none of ffmpeg's business.
  const child = spawn(path, remuxArguments(input, boxes), {
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
