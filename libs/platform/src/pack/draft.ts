import {
  AlarmGroup,
  AlarmRule,
  AlarmRulesFile,
  Area,
  AreasFile,
  Camera, CamerasFile, type CameraUse,
  Display,
  DisplaysFile,
  DrillScript, DrillsFile,
  Feed,
  FeedsFile,
  FeedsScene,
  Indicator,
  IndicatorsFile,
  Organisation,
  OrganisationsFile,
  ProvinceFile,
  BlocksScene, CamerasScene, OverviewScene,
  Procedure, ProceduresFile,
  type Scene,
  Takeover,
  ScenesFile, ServiceIndexFile, ShiftsFile, SignInFile,
  type IndicatorInfo,
  noAlarmRules,
  NotificationChannel,
  NotificationFile,
  NotificationRecipient,
  NotificationRoute,
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
  cameraUse?: CameraUse | undefined;
  scenes: Section<Scene>;
  takeovers: Section<Takeover>;
  displays: Section<Display>;
  'alarm-rules': Section<AlarmRule>;
  alarmGroups: Section<AlarmGroup>;
  procedures: Section<Procedure>;
  drills: Section<DrillScript>;
  shelfAtMost: string;
  shifts?: Entry<ShiftsFile>;
  /** There is a shift plan and it could not be read whole: nobody can say which posts do not exist. */
  shiftsUnread?: boolean;
  serviceIndex?: Entry<ServiceIndexFile>;
  signIn?: Entry<SignInFile>;
  channels: Section<NotificationChannel>;
  recipients: Section<NotificationRecipient>;
  notification: Section<NotificationRoute>;
  organisationsBy?: Entry<string>;
  postsBy: Entry<string>[];
  directivesTo: Entry<string>[];
}

type ListKind = 'areas' | 'organisations' | 'indicators' | 'feeds' | 'cameras' | 'scenes' | 'displays' | 'alarm-rules' | 'procedures' | 'drills' | 'notification';
export type FileKind = 'province' | 'shifts' | 'service-index' | 'sign-in' | ListKind;

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
    procedures: empty(),
    drills: empty(),
    shelfAtMost: noAlarmRules.shelfAtMost,
    channels: empty(),
    recipients: empty(),
    notification: empty(),
    postsBy: [],
    directivesTo: [],
  };
}

/** Remembers that a file of this kind is there no more or not YAML. */
export function markUnread(draft: Draft, kind: FileKind): void {
  if (kind === 'shifts') draft.shiftsUnread = true;
  else if (kind !== 'province' && kind !== 'service-index' && kind !== 'sign-in') draft[kind].unread = true;
}

/** Adds one file to the draft. @returns what its schema refuses */
export function addFile(draft: Draft, kind: FileKind, source: YamlSource): PackFault[] {
  return readers[kind](draft, { source, path: [] }, source.data() ?? {});
}

/** Its kind says by which schema a channel is read; an unknown kind is refused with the file. */
function channelSchema(raw: object) {
  const [first, ...others] = NotificationChannel.options;
  return others.find((option) => option.shape.kind.value === (raw as { kind?: unknown }).kind) ?? first;
}

const layouts = { overview: OverviewScene, blocks: BlocksScene, cameras: CamerasScene, feeds: FeedsScene, trends: TrendsScene };

type Reader = (draft: Draft, root: Place, data: unknown) => PackFault[];

const readers: Record<FileKind, Reader> = {
  province: whole(ProvinceFile, (draft, entry) => (draft.province = entry)),
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
    draft.relay = CamerasFile.shape.relay.safeParse((data as { relay?: unknown }).relay).data ?? draft.relay;
    draft.cameraUse = CamerasFile.shape.use.safeParse((data as { use?: unknown }).use).data;
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
  procedures: (draft, root, data) => {
    addEntries({ item: Procedure, key: 'procedures', id: 'id', into: draft.procedures }, root, data);
    return check(ProceduresFile, root, data);
  },
  drills: (draft, root, data) => {
    addEntries({ item: DrillScript, key: 'drills', id: 'id', into: draft.drills }, root, data);
    return check(DrillsFile, root, data);
  },
  shifts: (draft, root, data) => {
    const parsed = ShiftsFile.safeParse(data);
    if (parsed.success) draft.shifts = { ...root, value: parsed.data };
    else draft.shiftsUnread = true;
    return check(ShiftsFile, root, data);
  },
  'service-index': whole(ServiceIndexFile, (draft, entry) => (draft.serviceIndex = entry)),
  'sign-in': whole(SignInFile, (draft, entry) => (draft.signIn = entry)),
  notification: (draft, root, data) => {
    const { organisationsBy, postsBy, directivesTo } = WholeNotification.safeParse(pickOf(data, Object.keys(WholeNotification.shape))).data ?? { postsBy: [], directivesTo: [] };
    const listed = (key: string, values: readonly string[]) => values.map((value, index) => ({ ...root, path: [key, index], value }));
    if (organisationsBy !== undefined) draft.organisationsBy = { ...root, path: ['organisationsBy'], value: organisationsBy };
    draft.postsBy = listed('postsBy', postsBy);
    draft.directivesTo = listed('directivesTo', directivesTo);
    addEntries({ item: channelSchema, key: 'channels', id: 'id', into: draft.channels }, root, data);
    addEntries({ item: NotificationRecipient, key: 'recipients', id: 'id', into: draft.recipients }, root, data);
    addEntries({ item: NotificationRoute, key: 'routes', id: 'id', into: draft.notification }, root, data);
    return check(NotificationFile, root, data);
  },
};

/** What stands beside the lists. */
const WholeNotification = NotificationFile.pick({ organisationsBy: true, postsBy: true, directivesTo: true });
const pickOf = (data: unknown, keys: readonly string[]) => Object.fromEntries(Object.entries(data as object).filter(([key]) => keys.includes(key)));

/** Of a file that is one thing; a faulty one is not taken. */
function whole<T>(schema: z.ZodType<T>, take: (draft: Draft, entry: Entry<T>) => void): Reader {
  return (draft, root, data) => {
    const parsed = schema.safeParse(data);
    if (parsed.success) take(draft, { ...root, value: parsed.data });
    return check(schema, root, data);
  };
}

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
