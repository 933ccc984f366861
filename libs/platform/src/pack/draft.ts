import {
  AlarmGroup,
  AlarmRule,
  AlarmRulesFile,
  Area,
  AreasFile,
  Camera,
  CamerasFile,
  Display,
  DisplaysFile,
  Feed,
  FeedsFile,
  FeedsScene,
  Indicator,
  IndicatorsFile,
  Organisation,
  OrganisationsFile,
  ProvinceFile,
  BlocksScene,
  CamerasScene,
  OverviewScene,
  type Scene,
  Takeover,
  ScenesFile,
  type IndicatorInfo,
  noAlarmRules,
  TrendsScene,
} from '@ioc/contracts';
import type { z } from 'zod';
import type { PackFault, Path } from './fault.js';
import { schemaFaults, type Place } from './schema-faults.js';
import type { YamlSource } from './yaml-source.js';

/** What stands at a place. */
export interface Entry<T> extends Place {
  value: T;
}

/** One kind of list of the pack, gathered over its files. */
export interface Section<T> {
  /** Every entry, with those of its keys that their schemas accept: one faulty key does not hide the others. */
  entries: Entry<Partial<T>>[];
  /** The entries that are right as a whole. */
  values: T[];
  /** Names of all entries, refused ones too, so that one fault does not make ten. */
  names: Entry<string>[];
  /** A file could not be read, so that nobody can say which names do not exist. */
  unread: boolean;
}

/** The pack between reading and cross-checking. */
export interface Draft {
  province?: Entry<ProvinceFile>;
  areas: Section<Area>;
  organisations: Section<Organisation>;
  indicators: Section<IndicatorInfo>;
  feeds: Section<Feed>;
  cameras: Section<Camera>;
  relay: CamerasFile['relay'];
  scenes: Section<Scene>;
  takeovers: Section<Takeover>;
  displays: Section<Display>;
  'alarm-rules': Section<AlarmRule>;
  alarmGroups: Section<AlarmGroup>;
  shelfAtMost: string;
}

type ListKind = 'areas' | 'organisations' | 'indicators' | 'feeds' | 'cameras' | 'scenes' | 'displays' | 'alarm-rules';
export type FileKind = 'province' | ListKind;

const empty = <T>(): Section<T> => ({ entries: [], values: [], names: [], unread: false });

export function emptyDraft(): Draft {
  return {
    areas: empty(),
    organisations: empty(),
    indicators: empty(),
    feeds: empty(),
    cameras: empty(),
    relay: { kind: 'embedded' },
    scenes: empty(),
    takeovers: empty(),
    displays: empty(),
    'alarm-rules': empty(),
    alarmGroups: empty(),
    shelfAtMost: noAlarmRules.shelfAtMost,
  };
}

/** Remembers that a file of this kind is there no more or not YAML. */
export function markUnread(draft: Draft, kind: FileKind): void {
  if (kind !== 'province') draft[kind].unread = true;
}

/** Adds one file to the draft. @returns what its schema refuses */
export function addFile(draft: Draft, kind: FileKind, source: YamlSource): PackFault[] {
  return readers[kind](draft, { source, path: [] }, source.data() ?? {});
}

const layouts = { overview: OverviewScene, blocks: BlocksScene, cameras: CamerasScene, feeds: FeedsScene, trends: TrendsScene };

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
  indicators: (draft, root, data) => {
    addIndicators(draft.indicators, root, data);
    return check(IndicatorsFile, root, data);
  },
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
    addEntries({ item: (raw) => layouts[(raw as { layout?: keyof typeof layouts }).layout ?? 'overview'] ?? OverviewScene, key: 'scenes', id: 'id', into: draft.scenes }, root, data);
    addEntries({ item: Takeover, key: 'takeovers', id: 'id', into: draft.takeovers }, root, data);
    return check(ScenesFile, root, data);
  },
  displays: (draft, root, data) => {
    addEntries({ item: Display, key: 'displays', id: 'id', into: draft.displays }, root, data);
    return check(DisplaysFile, root, data);
  },
  'alarm-rules': (draft, root, data) => {
    const shelf = AlarmRulesFile.shape.shelfAtMost.safeParse((data as { shelfAtMost?: unknown }).shelfAtMost);
    if (shelf.success) draft.shelfAtMost = shelf.data;
    addEntries({ item: AlarmGroup, key: 'groups', id: 'id', into: draft.alarmGroups }, root, data);
    addEntries({ item: AlarmRule, key: 'rules', id: 'id', into: draft['alarm-rules'] }, root, data);
    return check(AlarmRulesFile, root, data);
  },
};

function addIndicators(into: Section<IndicatorInfo>, root: Place, data: unknown): void {
  const plain = empty<Indicator>();
  addEntries({ item: Indicator, key: 'indicators', id: 'id', into: plain }, root, data);
  const component = IndicatorsFile.shape.component.safeParse((data as { component?: unknown }).component);
  into.names.push(...plain.names);
  into.entries.push(...plain.entries);
  if (component.success) into.values.push(...plain.values.map((value) => ({ ...value, component: component.data })));
}

function check(schema: z.ZodType, place: Place, data: unknown): PackFault[] {
  const parsed = schema.safeParse(data);
  return parsed.success ? [] : schemaFaults(place, parsed.error.issues, data);
}

type Item<T> = z.ZodObject & z.ZodType<T>;

interface List<T> {
  /** Its schema; where there are several, the one that an item is to be read by. */
  item: Item<T> | ((raw: object) => Item<T>);
  key: string;
  id: string;
  into: Section<T>;
}

function addEntries<T>({ item, key, id, into }: List<T>, { source }: Place, data: unknown): void {
  const items: unknown = (data as Record<string, unknown>)[key];
  if (!Array.isArray(items)) return;
  items.forEach((raw: unknown, index) => {
    if (typeof raw !== 'object' || raw === null) return;
    const path: Path = [key, index];
    const name = (raw as Record<string, unknown>)[id];
    if (typeof name === 'string') into.names.push({ value: name, source, path });
    const schema = typeof item === 'function' ? item(raw) : item;
    const parsed = schema.safeParse(raw);
    if (parsed.success) into.values.push(parsed.data);
    into.entries.push({ value: acceptedKeys(schema, raw) as Partial<T>, source, path });
  });
}

function acceptedKeys(item: z.ZodObject, raw: object): Record<string, unknown> {
  const accepted: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(item.shape)) {
    const parsed = (schema as z.ZodType).safeParse((raw as Record<string, unknown>)[key]);
    if (parsed.success && parsed.data !== undefined) accepted[key] = parsed.data;
  }
  return accepted;
}

/** The names that a section declares. */
export class Names implements Iterable<string> {
  private readonly names: ReadonlySet<string>;
  private readonly unread: boolean;

  constructor(section: Section<unknown>) {
    this.names = new Set(section.names.map(({ value }) => value));
    this.unread = section.unread;
  }

  /** Whether a name certainly stands for nothing. */
  lack(name: string): boolean {
    return !this.unread && !this.names.has(name);
  }

  [Symbol.iterator](): Iterator<string> {
    return this.names.values();
  }
}

/** A fault inside of an entry. */
export function faultIn(
  entry: Place,
  path: Path,
  [message, remedy]: readonly [message: string, remedy: string],
): PackFault {
  return entry.source.fault([...entry.path, ...path], message, remedy);
}
