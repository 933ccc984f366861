import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { AdapterFault, type RawPayload } from '@ioc/adapter-kit';
import { guardZip } from './zip-guard.js';

/** A sheet larger than this is looked through for formatted blanks before anybody reads its cells. */
const largeBytes = 2_000_000;

/**
 * The workbook's package, unpacked within the limits and packed anew without compression: what reads it meets no part that
 * is larger than it said, no document type definition, and no million formatted rows without content.
 * @throws AdapterFault `bad-shape`
 */
export function safePackage(payload: RawPayload): Uint8Array {
  guardZip(payload.body, payload.name);
  const parts = unpacked(payload);
  for (const [path, bytes] of Object.entries(parts)) {
    if (!/\.(xml|rels|vml)$/i.test(path)) continue;
    if (/<!DOCTYPE|<!ENTITY/i.test(strFromU8(bytes.subarray(0, 4000), true))) {
      throw new AdapterFault('bad-shape', `${payload.name}: ${path} holds a document type definition, which is refused`);
    }
    if (bytes.length > largeBytes && /worksheets\//i.test(path)) parts[path] = strToU8(withoutBlanks(strFromU8(bytes, true)), true);
  }
  return zipSync(parts, { level: 0 });
}

function unpacked(payload: RawPayload): Record<string, Uint8Array> {
  try {
    return unzipSync(payload.body);
  } catch (cause) {
    throw new AdapterFault('bad-shape', `${payload.name}: not a readable workbook: its package is broken`, { cause });
  }
}

/** Cells and rows that name their place need their blank neighbours no more. */
function withoutBlanks(xml: string): string {
  return xml.replace(/<c r="[A-Z]+\d+"(?: [a-z]+="[^"<>]*")*\s*\/>/g, '').replace(/<row r="\d+"(?: [\w:]+="[^"<>]*")*\s*(?:\/>|><\/row>)/g, '');
}
