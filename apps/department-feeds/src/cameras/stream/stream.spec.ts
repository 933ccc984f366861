import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ffmpegArguments } from './encoder.js';
import { FrameClock } from './frame-clock.js';
import { TsRelay } from './ts-relay.js';

/** A packet with a PID; `key` sets the random access indicator, `mark` can be found again. */
function packet(pid: number, mark: number, options: { key?: boolean; pmtPid?: number } = {}): Buffer {
  const bytes = Buffer.alloc(188, 0xff);
  bytes[0] = 0x47;
  bytes.writeUInt16BE(0x4000 | pid, 1);
  bytes[3] = options.key ? 0x30 : 0x10;
  bytes[4] = options.key ? 1 : 0;
  bytes[5] = options.key ? 0x40 : 0;
  if (options.pmtPid !== undefined) bytes.writeUInt16BE(0xe000 | options.pmtPid, 5 + 10);
  bytes[187] = mark;
  return bytes;
}
const pat = packet(0, 1, { pmtPid: 0x1000 });
const pmt = packet(0x1000, 2);
const marks = (reader: PassThrough): number[] => {
  const bytes = (reader.read() as Buffer | null) ?? Buffer.alloc(0);
  return Array.from({ length: bytes.length / 188 }, (_, i) => bytes[i * 188 + 187] as number);
};

describe('a camera’s relay', () => {
  it('lets a new reader begin with the tables and the last key frame', () => {
    const relay = new TsRelay();
    relay.push(
      Buffer.concat([
        pat,
        pmt,
        packet(0x100, 10, { key: true }),
        packet(0x100, 11),
        packet(0x100, 20, { key: true }),
        packet(0x100, 21),
      ]),
    );
    const reader = new PassThrough();
    relay.join(reader);
    expect(marks(reader)).toEqual([1, 2, 20, 21]);
    relay.push(packet(0x100, 22));
    expect(marks(reader)).toEqual([22]);
  });

  it('puts packets together that arrive in pieces', () => {
    const relay = new TsRelay();
    const reader = new PassThrough();
    relay.join(reader);
    const bytes = Buffer.concat([pat, pmt, packet(0x100, 10, { key: true })]);
    relay.push(bytes.subarray(0, 300));
    relay.push(bytes.subarray(300));
    expect(marks(reader)).toEqual([1, 2, 10]);
  });

  it('cuts a reader that does not read, and all of them on demand', () => {
    const relay = new TsRelay();
    const [slow, other] = [new PassThrough({ highWaterMark: 1 }), new PassThrough()];
    relay.join(slow);
    for (let i = 0; i < 12_000; i += 1) relay.push(packet(0x100, 3));
    expect(slow.destroyed).toBe(true);
    relay.join(other);
    relay.cut();
    expect(other.destroyed).toBe(true);
  });
});

describe('the frame clock', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('makes as many frames as the time has, also after a stall', () => {
    let frames = 0;
    let busy = false;
    const clock = new FrameClock(10, () => (busy ? false : (frames += 1) > 0));
    clock.start();
    vi.advanceTimersByTime(1_000);
    expect(frames).toBeGreaterThanOrEqual(9);
    busy = true;
    vi.advanceTimersByTime(1_000);
    busy = false;
    vi.advanceTimersByTime(1_000);
    clock.stop();
    expect(frames).toBeGreaterThanOrEqual(28);
    expect(frames).toBeLessThanOrEqual(30);
  });

  it('gives up what it missed in a long stall', () => {
    let frames = 0;
    let busy = true;
    const clock = new FrameClock(10, () => (busy ? false : (frames += 1) > 0));
    clock.start();
    vi.advanceTimersByTime(60_000);
    busy = false;
    vi.advanceTimersByTime(1_000);
    clock.stop();
    expect(frames).toBeLessThan(40);
  });
});

it('asks ffmpeg for one output per camera, each with its own window', () => {
  const text = ffmpegArguments({ cameras: 12, width: 640, height: 360, fps: 12 }).join(' ');
  expect(text.match(/-f mpegts/g)).toHaveLength(12);
  expect(text).toContain('crop=640:360:0:3960[c11]');
  expect(text).toContain('pipe:14');
});
