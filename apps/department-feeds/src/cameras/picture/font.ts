import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import type { Contour } from './layer.js';

/** Outline of a character in em units, y upwards, and how far the next one stands. */
export interface Glyph {
  readonly contours: readonly Contour[];
  readonly advance: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly on: boolean;
}

/** Tables of a WOFF 1.0 file: each may be deflated. Source: W3C, WOFF File Format 1.0, chapters 3 to 5. */
function woffTables(file: Buffer): Map<string, Buffer> {
  if (file.toString('latin1', 0, 4) !== 'wOFF') throw new Error('Not a WOFF 1.0 font');
  const tables = new Map<string, Buffer>();
  for (let i = 0; i < file.readUInt16BE(12); i += 1) {
    const at = 44 + i * 20;
    const [offset, packed, length] = [file.readUInt32BE(at + 4), file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)];
    const data = file.subarray(offset, offset + packed);
    tables.set(file.toString('latin1', at, at + 4), packed < length ? inflateSync(data) : data);
  }
  return tables;
}

/** Segments of a format 4 character map (OpenType `cmap`). */
function characterMap(cmap: Buffer): (code: number) => number {
  const count = cmap.readUInt16BE(2);
  const offsets = Array.from({ length: count }, (_, i) => cmap.readUInt32BE(8 + i * 8));
  const start = offsets.find((offset) => cmap.readUInt16BE(offset) === 4);
  if (start === undefined) throw new Error('The font has no format 4 character map');
  const segments = cmap.readUInt16BE(start + 6) / 2;
  const field = (table: number, i: number) => start + 14 + (table * segments + i) * 2 + (table > 0 ? 2 : 0);
  return (code) => {
    for (let i = 0; i < segments; i += 1) {
      if (code > cmap.readUInt16BE(field(0, i))) continue;
      const first = cmap.readUInt16BE(field(1, i));
      if (code < first) return 0;
      const delta = cmap.readUInt16BE(field(2, i));
      const range = cmap.readUInt16BE(field(3, i));
      if (range === 0) return (code + delta) & 0xffff;
      const glyph = cmap.readUInt16BE(field(3, i) + range + (code - first) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

/** A quadratic outline as straight pieces; two off-curve points imply one between them. */
function flatten(points: readonly Point[]): number[] {
  const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true });
  const full = points.flatMap((point, i) => {
    const next = points[(i + 1) % points.length] as Point;
    return point.on || next.on ? [point] : [point, middle(point, next)];
  });
  const begin = full.findIndex((point) => point.on);
  const ring = [...full.slice(begin), ...full.slice(0, begin)];
  return ring.flatMap((point, i) => {
    if (point.on) return [point.x, point.y];
    const from = ring[i - 1] as Point;
    const to = ring[(i + 1) % ring.length] as Point;
    return [0.25, 0.5, 0.75].flatMap((t) => {
      const bend = (a: number, b: number, c: number) => (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t * t * c;
      return [bend(from.x, point.x, to.x), bend(from.y, point.y, to.y)];
    });
  });
}

/** Reads `glyf`: flags with repeats, then the x and the y differences. */
function simpleOutline(data: Buffer, contourCount: number): number[][] {
  const ends = Array.from({ length: contourCount }, (_, i) => data.readUInt16BE(10 + i * 2));
  const count = (ends[contourCount - 1] ?? -1) + 1;
  let at = 10 + contourCount * 2;
  at += 2 + data.readUInt16BE(at);
  const flags: number[] = [];
  while (flags.length < count) {
    const flag = data.readUInt8(at++);
    const repeats = flag & 8 ? data.readUInt8(at++) : 0;
    for (let i = 0; i <= repeats; i += 1) flags.push(flag);
  }
  const axis = (short: number, same: number): number[] => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? data.readUInt8(at++) : -data.readUInt8(at++);
      else if (!(flag & same)) {
        value += data.readInt16BE(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = axis(2, 16);
  const ys = axis(4, 32);
  const points = flags.map((flag, i): Point => ({ x: xs[i] ?? 0, y: ys[i] ?? 0, on: (flag & 1) === 1 }));
  return ends.map((end, i) => flatten(points.slice(i === 0 ? 0 : (ends[i - 1] ?? 0) + 1, end + 1)));
}

/** One WOFF file with TrueType outlines. */
class FontFile {
  private readonly tables: Map<string, Buffer>;
  private readonly glyphOf: (code: number) => number;
  private readonly unitsPerEm: number;
  private readonly longOffsets: boolean;

  constructor(file: Buffer) {
    this.tables = woffTables(file);
    this.glyphOf = characterMap(this.table('cmap'));
    this.unitsPerEm = this.table('head').readUInt16BE(18);
    this.longOffsets = this.table('head').readInt16BE(50) === 1;
  }

  /** Undefined where the file does not have the character. */
  glyph(character: string): Glyph | undefined {
    const index = this.glyphOf(character.codePointAt(0) ?? 0);
    if (index === 0) return undefined;
    const contours = this.outline(index).map((contour) => contour.map((value) => value / this.unitsPerEm));
    return { contours, advance: this.advance(index) / this.unitsPerEm };
  }

  private table(name: string): Buffer {
    const found = this.tables.get(name);
    if (!found) throw new Error(`The font has no table ${name}`);
    return found;
  }

  private advance(index: number): number {
    const metrics = this.table('hhea').readUInt16BE(34);
    return this.table('hmtx').readUInt16BE(Math.min(index, metrics - 1) * 4);
  }

  private outline(index: number): number[][] {
    const loca = this.table('loca');
    const offset = (i: number) => (this.longOffsets ? loca.readUInt32BE(i * 4) : loca.readUInt16BE(i * 2) * 2);
    const data = this.table('glyf').subarray(offset(index), offset(index + 1));
    if (data.length === 0) return [];
    const contourCount = data.readInt16BE(0);
    return contourCount >= 0 ? simpleOutline(data, contourCount) : this.composite(data);
  }

  /** A letter made of a base and its marks, each moved; scaled parts do not occur in this family. */
  private composite(data: Buffer): number[][] {
    const contours: number[][] = [];
    let at = 10;
    for (let flags = 0x20; flags & 0x20;) {
      flags = data.readUInt16BE(at);
      const part = this.outline(data.readUInt16BE(at + 2));
      if (flags & (0x08 | 0x40 | 0x80)) throw new Error('Scaled composite glyphs are not supported');
      const words = (flags & 1) === 1;
      const dx = words ? data.readInt16BE(at + 4) : data.readInt8(at + 4);
      const dy = words ? data.readInt16BE(at + 6) : data.readInt8(at + 5);
      contours.push(...part.map((contour) => contour.map((value, i) => value + (i % 2 === 0 ? dx : dy))));
      at += words ? 8 : 6;
    }
    return contours;
  }
}

const subsets = ['latin', 'vietnamese', 'latin-ext'];

/** IBM Plex Mono SemiBold from its bundled subsets; the first subset with the character gives its glyph. */
export function loadFont(): (character: string) => Glyph {
  const require = createRequire(import.meta.url);
  const files = subsets.map(
    (subset) =>
      new FontFile(
        readFileSync(require.resolve(`@fontsource/ibm-plex-mono/files/ibm-plex-mono-${subset}-600-normal.woff`)),
      ),
  );
  return (character) => {
    for (const file of files) {
      const found = file.glyph(character);
      if (found) return found;
    }
    throw new Error(`No bundled font has the character ${character}`);
  };
}
