import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { FeatureCollection } from 'geojson';
import { zxyToTileId } from 'pmtiles';

/** West, south, east, north, degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

export interface Tiles {
  layers: Record<string, FeatureCollection>;
  bounds: Box;
  zooms: readonly [from: number, to: number];
}

interface Entry {
  id: number;
  bytes: Uint8Array;
}

const headBytes = 127;

/** A PMTiles archive of version 3 with uncompressed vector tiles, as `map.basemap` takes it. */
export function pmtilesFile({ layers, bounds, zooms }: Tiles): Buffer {
  const cut = Object.entries(layers).map(([name, data]) => ({ name, index: new GeoJSONVT(data, { maxZoom: zooms[1], indexMaxZoom: zooms[1], indexMaxPoints: 0 }) }));
  const entries = tilesOf(bounds, zooms).flatMap(([z, x, y]): Entry[] => {
    const tiles = cut.flatMap(({ name, index }) => {
      const tile = index.getTile(z, x, y);
      return tile ? [[name, tile] as const] : [];
    });
    return tiles.length > 0 ? [{ id: zxyToTileId(z, x, y), bytes: fromGeojsonVt(Object.fromEntries(tiles), { version: 2 }) }] : [];
  });
  const sorted = entries.toSorted((a, b) => a.id - b.id);
  const directory = directoryOf(sorted);
  const metadata = Buffer.from(JSON.stringify({ vector_layers: Object.keys(layers).map((id) => ({ id, fields: {} })) }));
  const data = Buffer.concat(sorted.map(({ bytes }) => bytes));
  return Buffer.concat([headOf({ directory, metadata, data, count: sorted.length, bounds, zooms }), directory, metadata, data]);
}

function tilesOf([west, south, east, north]: Box, [from, to]: Tiles['zooms']): [number, number, number][] {
  return Array.from({ length: to - from + 1 }, (_, nth) => from + nth).flatMap((z) => {
    const column = (lon: number) => Math.floor(((lon + 180) / 360) * 2 ** z);
    const row = (lat: number) => Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z);
    const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, nth) => first + nth);
    return range(column(west), column(east)).flatMap((x) => range(row(north), row(south)).map((y): [number, number, number] => [z, x, y]));
  });
}

/** Numbers of variable length: how many entries; then in columns ids by difference, run lengths, lengths, and places, where 0 is "behind the one before". */
function directoryOf(entries: readonly Entry[]): Buffer {
  const ids = entries.map(({ id }, nth) => id - (entries[nth - 1]?.id ?? 0));
  const numbers = [entries.length, ...ids, ...entries.map(() => 1), ...entries.map(({ bytes }) => bytes.length), ...entries.map((_, nth) => (nth === 0 ? 1 : 0))];
  return Buffer.from(numbers.flatMap(varint));
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}

interface Parts extends Pick<Tiles, 'bounds' | 'zooms'> {
  directory: Buffer;
  metadata: Buffer;
  data: Buffer;
  count: number;
}

function headOf({ directory, metadata, data, count, bounds, zooms }: Parts): Buffer {
  const head = Buffer.alloc(headBytes);
  head.write('PMTiles', 0, 'latin1');
  head[7] = 3;
  const metadataAt = headBytes + directory.length;
  const dataAt = metadataAt + metadata.length;
  const numbers = [headBytes, directory.length, metadataAt, metadata.length, dataAt, 0, dataAt, data.length, count, count, count];
  numbers.forEach((value, nth) => head.writeBigUInt64LE(BigInt(value), 8 + 8 * nth));
  // Clustered; nothing compressed; vector tiles.
  [1, 1, 1, 1, ...zooms].forEach((value, nth) => head.writeUInt8(value, 96 + nth));
  bounds.forEach((degrees, nth) => head.writeInt32LE(Math.round(degrees * 1e7), 102 + 4 * nth));
  return head;
}
