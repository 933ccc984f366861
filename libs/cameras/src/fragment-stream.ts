import { BoxReader, findBox, type Box } from './mp4-boxes.js';
import { readVideoTrack, type VideoTrack } from './video-track.js';

/** The head of a stream: what a viewer needs before any fragment. */
export interface StreamHead extends VideoTrack {
  init: Buffer;
}

/** One picture: `moof` and `mdat` together. */
export interface Fragment {
  bytes: Buffer;
  /** A decoder can start here. */
  key: boolean;
}

export interface FragmentSink {
  head(head: StreamHead): void;
  fragment(fragment: Fragment): void;
}

/** Turns the bytes of a fragmented MP4 into its head and its pictures. */
export class FragmentStream {
  private readonly boxes = new BoxReader();
  private ftyp: Buffer = Buffer.alloc(0);
  private moof: Buffer | null = null;

  constructor(private readonly sink: FragmentSink) {}

  /** @throws when the bytes are no fragmented MP4 or hold a codec that browsers cannot play */
  push(chunk: Buffer): void {
    for (const box of this.boxes.push(chunk)) this.take(box);
  }

  private take({ type, bytes }: Box): void {
    if (type === 'ftyp') this.ftyp = bytes;
    else if (type === 'moov') this.sink.head({ ...readVideoTrack(bytes), init: Buffer.concat([this.ftyp, bytes]) });
    else if (type === 'moof') this.moof = bytes;
    else if (type === 'mdat' && this.moof) {
      this.sink.fragment({ bytes: Buffer.concat([this.moof, bytes]), key: startsWithKey(this.moof) });
      this.moof = null;
    }
  }
}

const sampleIsNotSync = 0x0001_0000;
const flag = { dataOffset: 0x1, firstSampleFlags: 0x4, duration: 0x100, size: 0x200, sampleFlags: 0x400 };
const defaults = { baseDataOffset: 0x1, description: 0x2, duration: 0x8, size: 0x10, flags: 0x20 };

/** Sample flags of the fragment's first picture: in `trun` for it, for each sample, or by default in `tfhd`. */
function startsWithKey(moof: Buffer): boolean {
  const flags = trunFlags(findBox(moof, ['traf', 'trun'])) ?? tfhdFlags(findBox(moof, ['traf', 'tfhd']));
  return flags !== null && (flags & sampleIsNotSync) === 0;
}

function trunFlags(trun: Buffer | null): number | null {
  if (!trun) return null;
  const set = trun.readUInt32BE(8) & 0xff_ffff;
  let offset = 16 + (set & flag.dataOffset ? 4 : 0);
  if (set & flag.firstSampleFlags) return trun.readUInt32BE(offset);
  if (!(set & flag.sampleFlags)) return null;
  offset += (set & flag.duration ? 4 : 0) + (set & flag.size ? 4 : 0);
  return trun.readUInt32BE(offset);
}

function tfhdFlags(tfhd: Buffer | null): number | null {
  if (!tfhd) return null;
  const set = tfhd.readUInt32BE(8) & 0xff_ffff;
  if (!(set & defaults.flags)) return null;
  const before =
    (set & defaults.baseDataOffset ? 8 : 0) +
    (set & defaults.description ? 4 : 0) +
    (set & defaults.duration ? 4 : 0) +
    (set & defaults.size ? 4 : 0);
  return tfhd.readUInt32BE(16 + before);
}
