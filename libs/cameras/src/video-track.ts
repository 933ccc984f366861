import { childBoxes, findBox } from './mp4-boxes.js';

/** What a browser must know before the first byte of a stream. */
export interface VideoTrack {
  /** RFC 6381, e.g. `avc1.42c01e`. */
  codec: string;
  width: number;
  height: number;
}

/** `stsd` counts entries in 8 bytes before them; a visual sample entry has 78 bytes before its own boxes. */
const stsdHead = 8;
const visualEntryHead = 78;

/**
 * Reads the codec out of `moov`: H.264 (`avc1`) and H.265 (`hvc1`, `hev1`).
 * @throws when the track is of another codec, which browsers cannot play
 */
export function readVideoTrack(moov: Buffer): VideoTrack {
  const table = findBox(moov, ['trak', 'mdia', 'minf', 'stbl', 'stsd']);
  const [entry] = table ? [...childBoxes(table, stsdHead)] : [];
  if (!entry) throw new Error('the stream has no video track');
  const config = [...childBoxes(entry.bytes, visualEntryHead)].find(({ type }) => type === 'avcC' || type === 'hvcC');
  if (!config) throw new Error(`the stream's codec ${entry.type} is neither H.264 nor H.265`);
  const codec = config.type === 'avcC' ? avcCodec(config.bytes) : hevcCodec(entry.type, config.bytes);
  return { codec, width: entry.bytes.readUInt16BE(8 + 24), height: entry.bytes.readUInt16BE(8 + 26) };
}

function avcCodec(avcC: Buffer): string {
  return `avc1.${avcC.toString('hex', 9, 12)}`;
}

/** ISO/IEC 14496-15 annex E.3: profile space and id, compatibility flags in reverse bit order, tier and level, constraint bytes. */
function hevcCodec(entry: string, hvcC: Buffer): string {
  const profile = hvcC.readUInt8(9);
  const space = ['', 'A', 'B', 'C'][profile >> 6] ?? '';
  const tier = profile & 0x20 ? 'H' : 'L';
  const constraints = [...hvcC.subarray(14, 20)];
  while (constraints.length > 1 && constraints.at(-1) === 0) constraints.pop();
  const compatibility = reversedBits(hvcC.readUInt32BE(10)).toString(16).toUpperCase();
  const tail = constraints.map((byte) => byte.toString(16).toUpperCase()).join('.');
  return `${entry}.${space}${profile & 0x1f}.${compatibility}.${tier}${hvcC.readUInt8(20)}.${tail}`;
}

function reversedBits(word: number): number {
  let reversed = 0;
  for (let bit = 0; bit < 32; bit += 1) if (word & (1 << bit)) reversed |= 1 << (31 - bit);
  return reversed >>> 0;
}
