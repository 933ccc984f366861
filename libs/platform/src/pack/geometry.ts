import type { GeometryFile } from '@ioc/contracts';
import { Names, type Section } from './draft.js';
import type { PackFault } from './fault.js';
import { suggest } from './nearest.js';

/** A GeoJSON feature as far as the server looks into it; `properties.code` names an area, `layer` what it is. */
export interface GeoFeature {
  type: 'Feature';
  properties: { layer?: string; code?: string; name?: string; [key: string]: unknown } | null;
  geometry: { type: string; coordinates: unknown };
}
export interface GeoJson {
  type: 'FeatureCollection';
  features: GeoFeature[];
  [key: string]: unknown;
}

/** What a file's shapes are where the file itself does not say so. */
export type Published = Pick<GeometryFile, 'layer' | 'code' | 'name'>;

const areaLayers = ['province', 'district', 'commune'];

/**
 * Reads the map's drawing and holds it against the areas. `geometry` is `null` when it cannot be used at all.
 * @param published for a file that was not drawn for this map: of its properties only code and name go on
 */
export function readGeometry({ file, text, published }: { file: string; text: string; published?: Published | undefined }, areas: Section<unknown>): { geometry: GeoJson | null; faults: PackFault[] } {
  const fault = (at: string, message: string, remedy: string): PackFault => ({
    file,
    line: lineOf(text, at),
    path: at,
    message,
    remedy,
  });
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    return {
      geometry: null,
      faults: [fault('', `not valid JSON: ${(cause as Error).message}`, 'export the file again as GeoJSON')],
    };
  }
  if (!isCollection(data)) {
    return {
      geometry: null,
      faults: [
        fault('', 'not a GeoJSON FeatureCollection', 'export the map as a FeatureCollection in WGS 84 (EPSG:4326)'),
      ],
    };
  }
  const codes = new Names(areas);
  const features = published ? data.features.map((feature) => adopted(feature, published)) : data.features;
  const faults = features.flatMap((feature, index) =>
    featureFaults(feature, codes).map(({ message, remedy }) => ({
      file,
      // A published code may be a number, without quotes; its name is not.
      line: lineOf(text, feature.properties?.code, feature.properties?.['id'], feature.properties?.name),
      path: `features[${index}]`,
      message,
      remedy,
    })),
  );
  return { geometry: { ...data, features }, faults };
}

/** A published shape with the properties that this map knows. */
function adopted({ type, properties, geometry }: GeoFeature, { layer, code, name }: Published): GeoFeature {
  const text = (property: string | undefined) => (property === undefined ? undefined : properties?.[property]);
  const [codeText, nameText] = [text(code), text(name)];
  return {
    type,
    geometry,
    properties: { layer, ...(codeText == null ? {} : { code: String(codeText).trim() }), ...(nameText == null ? {} : { name: String(nameText) }) },
  };
}

function isCollection(data: unknown): data is GeoJson {
  const collection = data as Partial<GeoJson> | null;
  return collection?.type === 'FeatureCollection' && Array.isArray(collection.features);
}

type Finding = { message: string; remedy: string };

function featureFaults(feature: GeoFeature, codes: Names): Finding[] {
  const name = `"${feature.properties?.name ?? feature.properties?.code ?? '?'}"`;
  const findings = [codeFinding(feature.properties ?? {}, name, codes)];
  if (!inDegrees(feature.geometry?.coordinates)) {
    findings.push({
      message: `the shape ${name} does not stand in degrees`,
      remedy: 'convert the file to WGS 84 longitude and latitude (EPSG:4326); VN-2000 counts metres',
    });
  }
  return findings.filter((finding) => finding !== null);
}

function codeFinding({ code, layer }: { code?: string; layer?: string }, name: string, codes: Names): Finding | null {
  if (code === undefined) {
    if (!areaLayers.includes(layer ?? '')) return null;
    return {
      message: `the shape ${name} of layer ${layer} has no code`,
      remedy: "write the area's code into properties.code",
    };
  }
  if (!codes.lack(String(code))) return null;
  const remedy = suggest(String(code), codes, 'correct properties.code, or add the area to areas.yaml');
  return { message: `the shape ${name} has the code ${code}, which no area has`, remedy };
}

function inDegrees(coordinates: unknown): boolean {
  if (!Array.isArray(coordinates) || coordinates.length === 0) return false;
  const [lon, lat] = coordinates as unknown[];
  if (typeof lon === 'number') return typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
  return coordinates.every(inDegrees);
}

/** Line of the first of these words that stands in quotes; 1 when none does. */
function lineOf(text: string, ...words: unknown[]): number {
  const offset = words.map((word) => (word ? text.indexOf(`"${String(word)}"`) : -1)).find((at) => at >= 0) ?? -1;
  return offset < 0 ? 1 : text.slice(0, offset).split('\n').length;
}
