import type { Scene } from '@ioc/contracts';
import { faultIn, idsOf, type Draft, type Entry } from './draft.js';
import type { PackFault } from './fault.js';
import { suggest } from './nearest.js';

export function provinceFaults(draft: Draft): PackFault[] {
  if (!draft.province) return [];
  const entry = draft.province;
  const { area, map } = entry.value;
  const faults: PackFault[] = [];
  const codes = idsOf(draft.areas);
  const own = draft.areas.entries.find(({ value }) => value.code === area);
  if (!codes.has(area)) {
    faults.push(faultIn(entry, ['area'], [`there is no area ${area}`, suggest(area, codes, 'name the code of the province in areas.yaml')]));
  } else if (own && own.value.level !== 'province') {
    faults.push(faultIn(entry, ['area'], [`the area ${area} is a ${own.value.level}`, 'name the code of the province itself']));
  }
  faults.push(...boundsFaults(draft, ['map', 'bounds'], map.bounds));
  if (map.inset) faults.push(...boundsFaults(draft, ['map', 'inset', 'bounds'], map.inset.bounds));
  return faults;
}

function boundsFaults(draft: Draft, path: string[], bounds: readonly [number, number, number, number]): PackFault[] {
  const [west, south, east, north] = bounds;
  if (!draft.province || (west < east && south < north)) return [];
  return [faultIn(draft.province, path, ['the bounds enclose nothing', 'write west, south, east, north in degrees, e.g. [107.33, 13.92, 108.55, 15.42]'])];
}

export function cameraFaults(draft: Draft): PackFault[] {
  const codes = idsOf(draft.areas);
  const numbers = new Map<number, string>();
  return draft.cameras.entries.flatMap((entry) => {
    const { id, number, area, source } = entry.value;
    const faults: PackFault[] = [];
    const other = numbers.get(number);
    if (other !== undefined) faults.push(faultIn(entry, ['number'], [`camera ${other} has the number ${number} already`, 'give each camera a number of its own']));
    else numbers.set(number, id);
    if (!codes.has(area)) faults.push(faultIn(entry, ['area'], [`there is no area ${area}`, suggest(area, codes, 'name the code of an area of this pack')]));
    if (!/^(rtsps?|https?):\/\/[^/\s]/.test(source.url)) {
      faults.push(faultIn(entry, ['source', 'url'], ['the camera\'s address is neither rtsp:// nor http(s)://', 'write the whole address, e.g. rtsp://10.0.0.5:554/stream1']));
    }
    return faults;
  });
}

export function sceneFaults(draft: Draft): PackFault[] {
  const indicators = idsOf(draft.indicators);
  return draft.scenes.entries.flatMap((entry) => [...panelFaults(entry, indicators), ...mapFaults(entry, indicators)]);
}

function panelFaults(entry: Entry<Scene>, known: Set<string>): PackFault[] {
  return (['left', 'right'] as const).flatMap((side) =>
    entry.value[side].flatMap((panel, index) => [
      ...unknownIndicator(entry, [side, index, 'headline'], { id: panel.headline, known }),
      ...panel.supporting.flatMap((id, row) => unknownIndicator(entry, [side, index, 'supporting', row], { id, known })),
    ]),
  );
}

function mapFaults(entry: Entry<Scene>, known: Set<string>): PackFault[] {
  const { indicator, bounds } = entry.value.map;
  const faults = unknownIndicator(entry, ['map', 'indicator'], { id: indicator, known });
  if (bounds.some((bound, index) => index > 0 && bound <= (bounds[index - 1] ?? -Infinity))) {
    faults.push(faultIn(entry, ['map', 'bounds'], [`the bounds ${bounds.join(', ')} do not rise`, 'write four bounds, each above the one before, e.g. [86, 89, 92, 95]']));
  }
  return faults;
}

function unknownIndicator(entry: Entry<Scene>, path: (string | number)[], { id, known }: { id: string; known: Set<string> }): PackFault[] {
  if (known.has(id)) return [];
  return [faultIn(entry, path, [`there is no indicator "${id}"`, suggest(id, known, 'name an indicator of this pack')])];
}
