import {
  Area,
  AreasFile,
  Camera,
  CamerasFile,
  Feed,
  FeedsFile,
  Indicator,
  IndicatorsFile,
  Organisation,
  OrganisationsFile,
  ProvinceFile,
  Scene,
  ScenesFile,
  type IndicatorInfo,
} from '@ioc/contracts';
import type { z } from 'zod';
import type { PackFault, Path } from './fault.js';
import { schemaFaults, type Place } from './schema-faults.js';
import type { YamlSource } from './yaml-source.js';

/** A value that its schema accepts, and where it stands. */
export interface Entry<T> extends Place {
  value: T;
}

/** Names that a file gives to a list's entries; of refused entries too, so that one fault does not make ten. */
export interface Named extends Place {
  id: string;
}

export interface Section<T> {
  entries: Entry<T>[];
  names: Named[];
}

/** The pack between reading and cross-checking: what the schemas accepted, entry by entry. */
export interface Draft {
  province?: Entry<ProvinceFile>;
  areas: Section<Area>;
  organisations: Section<Organisation>;
  indicators: Section<IndicatorInfo>;
  feeds: Section<Feed>;
  cameras: Section<Camera>;
  relay: CamerasFile['relay'];
  scenes: Section<Scene>;
}

export type FileKind = 'province' | 'areas' | 'organisations' | 'indicators' | 'feeds' | 'cameras' | 'scenes';

const empty = <T>(): Section<T> => ({ entries: [], names: [] });

export function emptyDraft(): Draft {
  return {
    areas: empty(),
    organisations: empty(),
    indicators: empty(),
    feeds: empty(),
    cameras: empty(),
    relay: { kind: 'embedded' },
    scenes: empty(),
  };
}

/** Adds one file to the draft. @returns what its schema refuses */
export function addFile(draft: Draft, kind: FileKind, source: YamlSource): PackFault[] {
  return readers[kind](draft, { source, path: [] }, source.data() ?? {});
}

type Reader = (draft: Draft, root: Place, data: unknown) => PackFault[];

const readers: Record<FileKind, Reader> = {
  province: (draft, root, data) => {
    const parsed = ProvinceFile.safeParse(data);
    if (parsed.success) draft.province = { ...root, value: parsed.data };
    return check(ProvinceFile, root, data);
  },
  areas: (draft, root, data) => {
    addEntries({ item: Area, key: 'areas', id: 'code', into: draft.areas }, root, data);
    return check(AreasFile, root, data);
  },
  organisations: (draft, root, data) => {
    addEntries({ item: Organisation, key: 'organisations', id: 'id', into: draft.organisations }, root, data);
    return check(OrganisationsFile, root, data);
  },
  indicators: addIndicators,
  feeds: (draft, root, data) => {
    addEntries({ item: Feed, key: 'feeds', id: 'id', into: draft.feeds }, root, data);
    return check(FeedsFile, root, data);
  },
  cameras: (draft, root, data) => {
    const relay = CamerasFile.shape.relay.safeParse((data as { relay?: unknown }).relay);
    if (relay.success) draft.relay = relay.data;
    addEntries({ item: Camera, key: 'cameras', id: 'id', into: draft.cameras }, root, data);
    return check(CamerasFile, root, data);
  },
  scenes: (draft, root, data) => {
    addEntries({ item: Scene, key: 'scenes', id: 'id', into: draft.scenes }, root, data);
    return check(ScenesFile, root, data);
  },
};

function addIndicators(draft: Draft, root: Place, data: unknown): PackFault[] {
  const plain = empty<Indicator>();
  addEntries({ item: Indicator, key: 'indicators', id: 'id', into: plain }, root, data);
  const component = IndicatorsFile.shape.component.safeParse((data as { component?: unknown }).component);
  draft.indicators.names.push(...plain.names);
  if (component.success) {
    draft.indicators.entries.push(...plain.entries.map((entry) => ({ ...entry, value: { ...entry.value, component: component.data } })));
  }
  return check(IndicatorsFile, root, data);
}

function check(schema: z.ZodType, place: Place, data: unknown): PackFault[] {
  const parsed = schema.safeParse(data);
  return parsed.success ? [] : schemaFaults(place, parsed.error.issues, data);
}

interface List<T> {
  item: z.ZodType<T>;
  key: string;
  id: string;
  into: Section<T>;
}

/** Takes the entries of one list that stand the test on their own. */
function addEntries<T>(list: List<T>, { source }: Place, data: unknown): void {
  const items: unknown = (data as Record<string, unknown>)[list.key];
  if (!Array.isArray(items)) return;
  items.forEach((item: unknown, index) => {
    const path: Path = [list.key, index];
    const id = (item as Record<string, unknown> | null)?.[list.id];
    if (typeof id === 'string') list.into.names.push({ id, source, path });
    const parsed = list.item.safeParse(item);
    if (parsed.success) list.into.entries.push({ value: parsed.data, source, path });
  });
}

export const idsOf = (section: Section<unknown>): Set<string> => new Set(section.names.map(({ id }) => id));

/** A fault inside of an entry. */
export function faultIn(entry: Place, path: Path, [message, remedy]: readonly [message: string, remedy: string]): PackFault {
  return entry.source.fault([...entry.path, ...path], message, remedy);
}
