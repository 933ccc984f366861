import { AdapterFault } from '@ioc/adapter-kit';

const limits = { entries: 1000, unpackedBytes: 100_000_000, ratio: 100 };
const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/**
 * Refuses a packed workbook that would not fit when unpacked, from the ZIP's own directory, before a byte is unpacked.
 * @throws AdapterFault `bad-shape`
 */
export function guardZip(bytes: Uint8Array, name: string): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) throw new AdapterFault('bad-shape', `${name}: the workbook is cut off (its ZIP directory is missing)`);
  const entries = view.getUint16(end + 10, true);
  if (entries > limits.entries) throw refusal(name, `${entries} parts, more than ${limits.entries}`);
  let unpacked = 0;
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < entries; i += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== directoryEntry) throw refusal(name, 'its ZIP directory is broken');
    unpacked += view.getUint32(at + 24, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (unpacked > limits.unpackedBytes) throw refusal(name, `${unpacked} bytes unpacked, more than ${limits.unpackedBytes}`);
  // Small packages of XML pack well: the ratio counts only where it could hurt.
  if (unpacked > 10_000_000 && unpacked / bytes.length > limits.ratio) throw refusal(name, `packed more than ${limits.ratio} times`);
}

/** The end record stands in the last 64 KiB + 22 bytes. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1) {
    if (view.getUint32(at, true) === endOfDirectory) return at;
  }
  return -1;
}

function refusal(name: string, what: string): AdapterFault {
  return new AdapterFault('bad-shape', `${name}: the workbook is refused: ${what}`);
}
