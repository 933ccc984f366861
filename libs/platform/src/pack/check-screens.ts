import type { BlocksScene, Camera, CamerasScene, OverviewScene, Scene, SceneBlock, TrendsScene } from '@ioc/contracts';
import { faultIn, Names, type Draft, type Entry } from './draft.js';
import type { PackFault } from './fault.js';
import { suggest } from './nearest.js';

export function provinceFaults(draft: Draft): PackFault[] {
  if (!draft.province) return [];
  const entry = draft.province;
  const { area, map } = entry.value;
  const faults: PackFault[] = [];
  const codes = new Names(draft.areas);
  const own = draft.areas.entries.find(({ value }) => value.code === area);
  if (codes.lack(area)) {
    faults.push(
      faultIn(
        entry,
        ['area'],
        [`there is no area ${area}`, suggest(area, codes, 'name the code of the province in areas.yaml')],
      ),
    );
  } else if (own?.value.level !== undefined && own.value.level !== 'province') {
    faults.push(
      faultIn(entry, ['area'], [`the area ${area} is a ${own.value.level}`, 'name the code of the province itself']),
    );
  }
  faults.push(...boundsFaults(draft, ['map', 'bounds'], map.bounds));
  if (map.inset) faults.push(...boundsFaults(draft, ['map', 'inset', 'bounds'], map.inset.bounds));
  return faults;
}

function boundsFaults(draft: Draft, path: string[], bounds: readonly [number, number, number, number]): PackFault[] {
  const [west, south, east, north] = bounds;
  if (!draft.province || (west < east && south < north)) return [];
  return [
    faultIn(draft.province, path, [
      'the bounds enclose nothing',
      'write west, south, east, north in degrees, e.g. [107.33, 13.92, 108.55, 15.42]',
    ]),
  ];
}

export function cameraFaults(draft: Draft): PackFault[] {
  const codes = new Names(draft.areas);
  const numbers = new Map<number, string>();
  return draft.cameras.entries.flatMap((entry) => {
    const { area } = entry.value;
    const faults = [...numberFaults(entry, numbers), ...addressFaults(entry), ...zoneFaults(entry, draft.relay.kind)];
    if (area !== undefined && codes.lack(area))
      faults.push(
        faultIn(
          entry,
          ['area'],
          [`there is no area ${area}`, suggest(area, codes, 'name the code of an area of this pack')],
        ),
      );
    return faults;
  });
}

function numberFaults(entry: Entry<Partial<Camera>>, numbers: Map<number, string>): PackFault[] {
  const { id = '?', number } = entry.value;
  if (number === undefined) return [];
  const other = numbers.get(number);
  if (other !== undefined)
    return [
      faultIn(
        entry,
        ['number'],
        [`camera ${other} has the number ${number} already`, 'give each camera a number of its own'],
      ),
    ];
  numbers.set(number, id);
  return [];
}

function addressFaults(entry: Entry<Partial<Camera>>): PackFault[] {
  const url = entry.value.source?.url;
  if (url === undefined || /^(rtsps?|https?):\/\/[^/\s]/.test(url)) return [];
  return [
    faultIn(
      entry,
      ['source', 'url'],
      [
        "the camera's address is neither rtsp:// nor http(s)://",
        'write the whole address, e.g. rtsp://10.0.0.5:554/stream1',
      ],
    ),
  ];
}

/** What another program relays never comes by here: it cannot be masked here either. */
function zoneFaults(entry: Entry<Partial<Camera>>, relay: Draft['relay']['kind']): PackFault[] {
  if (entry.value.zones === undefined || relay === 'embedded') return [];
  return [
    faultIn(entry, ['zones'], [
      `${relay} relays this camera, so this server cannot mask its zones`,
      'mask them at the camera or in the relay program and take zones out here, or write relay: { kind: embedded }',
    ]),
  ];
}

export function sceneFaults(draft: Draft): PackFault[] {
  const indicators = new Names(draft.indicators);
  const units = new Map(draft.indicators.values.map(({ id, unit }) => [id, unit]));
  return (draft.scenes.entries as SceneEntry[]).flatMap((entry) => [...panelFaults(entry, indicators), ...mapFaults(entry, indicators), ...blockFaults(entry, indicators, units), ...trendFaults(entry, indicators), ...cameraSceneFaults(entry, draft)]);
}

/** A takeover leads to a scene that there is, by rules that there are. */
export function takeoverFaults(draft: Draft): PackFault[] {
  const [scenes, rules] = [new Names(draft.scenes), new Names(draft['alarm-rules'])];
  return draft.takeovers.entries.flatMap((entry) => {
    const { scene, rules: named = [] } = entry.value;
    const unruled = named.flatMap((rule, index) => (rules.lack(rule) ? [faultIn(entry, ['rules', index], [`there is no alarm rule "${rule}"`, suggest(rule, rules, 'name a rule of alarm-rules.yaml')])] : []));
    if (scene === undefined || !scenes.lack(scene)) return unruled;
    return [faultIn(entry, ['scene'], [`there is no scene "${scene}"`, suggest(scene, scenes, 'name a scene of this file')]), ...unruled];
  });
}

/** What was read of a scene of any layout: the parts of the others are not there. */
type SceneEntry = Entry<Partial<Omit<OverviewScene, 'layout'> & Omit<BlocksScene, 'layout'> & Omit<CamerasScene, 'layout'> & Omit<TrendsScene, 'layout'> & Pick<Scene, 'layout'>>>;
type Path = (string | number)[];

function panelFaults(entry: SceneEntry, known: Names): PackFault[] {
  return (['left', 'right'] as const).flatMap((side) =>
    (entry.value[side] ?? []).flatMap((panel, index) => [
      ...unknownIndicator(entry, [side, index, 'headline'], { id: panel.headline, known }),
      ...panel.supporting.flatMap((id, row) =>
        unknownIndicator(entry, [side, index, 'supporting', row], { id, known }),
      ),
    ]),
  );
}

function blockFaults(entry: SceneEntry, known: Names, units: ReadonlyMap<string, string>): PackFault[] {
  return (entry.value.columns ?? []).flatMap(({ blocks }, column) =>
    blocks.flatMap((block, row) => {
      const path = ['columns', column, 'blocks', row];
      const named = indicatorsIn(block).flatMap(({ id, at }) => unknownIndicator(entry, [...path, ...at], { id, known }));
      return [...named, ...(block.kind === 'map' ? boundFaults(entry, [...path, 'bounds'], block.bounds) : []), ...scaleFaults(entry, path, { block, units })];
    }),
  );
}

function trendFaults(entry: SceneEntry, known: Names): PackFault[] {
  return (entry.value.indicators ?? []).flatMap(({ indicator: id }, row) => unknownIndicator(entry, ['indicators', row, 'indicator'], { id, known }));
}

/** What a scene of cameras is made of. */
function cameraSceneFaults(entry: SceneEntry, { cameras, province }: Draft): PackFault[] {
  if (entry.value.layout !== 'cameras') return [];
  const lacksCameras = cameras.entries.length === 0 && !cameras.unread;
  const lacksInset = province !== undefined && province.value.map.inset === undefined;
  return [
    ...(lacksCameras ? [faultIn(entry, ['layout'], ['this pack has no cameras to show', 'list them in cameras.yaml, or leave this scene out'])] : []),
    ...(lacksInset ? [faultIn(entry, ['layout'], ['the map of a scene of cameras has no bounds', 'write map.inset with title and bounds in province.yaml'])] : []),
  ];
}

/** Lengths on one scale compare only where they count the same. */
function scaleFaults(entry: SceneEntry, path: Path, { block, units }: { block: SceneBlock; units: ReadonlyMap<string, string> }): PackFault[] {
  if (block.kind !== 'bars' && block.kind !== 'trend') return [];
  const [first = ''] = block.indicators;
  const other = block.indicators.findIndex((id) => units.has(id) && units.has(first) && units.get(id) !== units.get(first));
  if (other < 0) return [];
  const id = block.indicators[other] ?? '';
  return [
    faultIn(entry, [...path, 'indicators', other], [
      `"${id}" is counted in ${units.get(id)}, "${first}" in ${units.get(first)}: one scale cannot hold both`,
      'name indicators of one unit, or make it a block of figures',
    ]),
  ];
}

function indicatorsIn(block: SceneBlock): { id: string; at: Path }[] {
  const lists = (['beside', 'indicators'] as const).flatMap((key) => (block as { [key in typeof key]?: string[] })[key]?.map((id, row) => ({ id, at: [key, row] })) ?? []);
  return 'indicator' in block ? [{ id: block.indicator, at: ['indicator'] }, ...lists] : lists;
}

function mapFaults(entry: SceneEntry, known: Names): PackFault[] {
  if (!entry.value.map) return [];
  const { indicator, bounds } = entry.value.map;
  return [...unknownIndicator(entry, ['map', 'indicator'], { id: indicator, known }), ...boundFaults(entry, ['map', 'bounds'], bounds)];
}

function boundFaults(entry: SceneEntry, path: Path, bounds: readonly number[]): PackFault[] {
  if (bounds.every((bound, index) => index === 0 || bound > (bounds[index - 1] ?? -Infinity))) return [];
  return [faultIn(entry, path, [`the bounds ${bounds.join(', ')} do not rise`, 'write four bounds, each above the one before, e.g. [86, 89, 92, 95]'])];
}

function unknownIndicator(
  entry: SceneEntry,
  path: Path,
  { id, known }: { id: string; known: Names },
): PackFault[] {
  if (!known.lack(id)) return [];
  return [
    faultIn(entry, path, [`there is no indicator "${id}"`, suggest(id, known, 'name an indicator of this pack')]),
  ];
}
