import { describe, expect, it } from 'vitest';
import { FragmentStream, type Fragment, type StreamHead } from './fragment-stream.js';

const word = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};
const box = (type: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([word(8 + body.length), Buffer.from(type, 'latin1'), body]);
};

function moov(entry: string, config: Buffer): Buffer {
  const visual = Buffer.alloc(78);
  visual.writeUInt16BE(640, 24);
  visual.writeUInt16BE(360, 26);
  const stsd = box('stsd', Buffer.alloc(8), box(entry, visual, config));
  return box('moov', box('mvhd'), box('trak', box('mdia', box('minf', box('stbl', stsd)))));
}
const avc = moov('avc1', box('avcC', Buffer.from([1, 0x42, 0xc0, 0x1e, 0xff])));
/** Main profile, compatible with Main and Main 10, level 3.1, progressive. */
const hevc = moov('hvc1', box('hvcC', Buffer.from([1, 1, 0x60, 0, 0, 0, 0x90, 0, 0, 0, 0, 0, 93, 0])));

const moof = (...traf: Buffer[]): Buffer => box('moof', box('mfhd'), box('traf', ...traf));
const tfhd = (flags: number): Buffer => box('tfhd', word(0x20), word(1), word(flags));
const notSync = 0x0101_0000;
const sync = 0x0200_0000;

function read(bytes: Buffer, chunkBytes = bytes.length): { heads: StreamHead[]; fragments: Fragment[] } {
  const heads: StreamHead[] = [];
  const fragments: Fragment[] = [];
  const stream = new FragmentStream({
    head: (head) => void heads.push(head),
    fragment: (fragment) => void fragments.push(fragment),
  });
  for (let offset = 0; offset < bytes.length; offset += chunkBytes)
    stream.push(bytes.subarray(offset, offset + chunkBytes));
  return { heads, fragments };
}

describe('FragmentStream', () => {
  it('tells a browser codec and size, and keeps the init segment whole', () => {
    const ftyp = box('ftyp', Buffer.from('iso5'));
    expect(read(Buffer.concat([ftyp, avc])).heads).toEqual([
      { codec: 'avc1.42c01e', width: 640, height: 360, init: Buffer.concat([ftyp, avc]) },
    ]);
  });

  it('names H.265 as RFC 6381 wants it', () => {
    expect(read(hevc).heads[0]?.codec).toBe('hvc1.1.6.L93.90');
  });

  it('refuses a codec that no browser plays', () => {
    expect(() => read(moov('mp4v', box('esds')))).toThrow('mp4v');
  });

  it.each([1, 7, 4096])('cuts the same pictures out of chunks of %i bytes', (chunkBytes) => {
    const pictures = [sync, notSync, notSync].map((flags, index) =>
      Buffer.concat([moof(tfhd(flags)), box('mdat', Buffer.alloc(50 + index, index))]),
    );
    const { fragments } = read(Buffer.concat([avc, ...pictures]), chunkBytes);
    expect(fragments).toEqual([
      { bytes: pictures[0], key: true },
      { bytes: pictures[1], key: false },
      { bytes: pictures[2], key: false },
    ]);
  });

  it.each([
    ['first-sample flags of trun', box('trun', word(0x5), word(1), word(0), word(sync)), true],
    ['flags of each sample', box('trun', word(0x701), word(1), word(0), word(1), word(1), word(notSync)), false],
    ['flags of each sample, key', box('trun', word(0x701), word(1), word(0), word(1), word(1), word(sync)), true],
  ])('knows a keyframe by the %s, whatever the default says', (_name, trun, key) => {
    const { fragments } = read(Buffer.concat([moof(tfhd(key ? notSync : sync), trun), box('mdat', Buffer.alloc(1))]));
    expect(fragments.map((fragment) => fragment.key)).toEqual([key]);
  });

  it('takes a picture without any flags for no keyframe', () => {
    const bare = box('tfhd', word(0), word(1));
    expect(
      read(Buffer.concat([moof(bare, box('trun', word(0), word(1))), box('mdat', Buffer.alloc(1))])).fragments[0]?.key,
    ).toBe(false);
  });

  it('stops at bytes that are no boxes instead of waiting for gigabytes', () => {
    expect(() => read(Buffer.from('HTTP/1.1 200 OK\r\n\r\n'))).toThrow('no part of a live fragment');
  });
});
