import { open, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Draft } from './draft.js';
import type { PackFault } from './fault.js';
import { readGeometry, type GeoJson } from './geometry.js';

/** Header of a PMTiles archive, by its specification of version 3. */
const pmtilesHeadBytes = 127;
const pmtilesTypeAt = 99;
const vectorTiles = 1;

/** The files that a province's map is drawn from, one after the other as one drawing, and what is wrong with them. */
export async function loadGeometry(dir: string, draft: Draft): Promise<{ geometry: GeoJson | null; faults: PackFault[] }> {
  if (!draft.province) return { geometry: null, faults: [] };
  const { geometry, basemap } = draft.province.value.map;
  const files = typeof geometry === 'string' ? [{ file: geometry, published: undefined }] : geometry.map(({ file, ...published }) => ({ file, published }));
  const read = await Promise.all(
    files.map(async ({ file, published }) => {
      const text = await readFile(join(dir, file), 'utf8').catch(() => null);
      if (text !== null) return readGeometry({ file: join(dir, file), text, published }, draft.areas);
      return { geometry: null, faults: [provinceFault(draft, ['map', 'geometry'], [`the file ${file} cannot be read`, 'name a GeoJSON file that stands in this folder'])] };
    }),
  );
  const faults = [...read.flatMap((one) => one.faults), ...(basemap ? await basemapFaults(join(dir, basemap.file), draft) : [])];
  const drawn = read.flatMap((one) => one.geometry ?? []);
  const [first] = drawn;
  return { geometry: first ? { ...first, features: drawn.flatMap(({ features }) => features) } : null, faults };
}

/** What the browser's reader of tiles would stumble over: it would say so only on the wall. */
async function basemapFaults(file: string, draft: Draft): Promise<PackFault[]> {
  const fault = (message: string) => [provinceFault(draft, ['map', 'basemap', 'file'], [message, 'name a PMTiles archive of version 3 with vector tiles that stands in this folder'])];
  const handle = await open(file).catch(() => null);
  if (!handle) return fault(`the file ${basename(file)} cannot be read`);
  const { buffer } = await handle.read(Buffer.alloc(pmtilesHeadBytes), 0, pmtilesHeadBytes, 0).finally(() => handle.close());
  if (buffer.toString('latin1', 0, 7) !== 'PMTiles' || buffer[7] !== 3) return fault(`${basename(file)} is no PMTiles archive of version 3`);
  return buffer[pmtilesTypeAt] === vectorTiles ? [] : fault(`${basename(file)} holds pictures, not vector tiles`);
}

function provinceFault({ province }: Draft, path: string[], [message, remedy]: [message: string, remedy: string]): PackFault {
  if (!province) throw new Error('a fault of a province file that was not read');
  return province.source.fault(path, message, remedy);
}
