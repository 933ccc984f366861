import {
  componentIds,
  type AlarmRulesFile,
  type Area,
  type Camera,
  type CamerasFile,
  type CameraUse,
  type ComponentInfo,
  type Display,
  type DrillScript,
  type Feed,
  type IndicatorInfo,
  type NotificationFile,
  type Organisation,
  type Procedure,
  type ProvinceFile,
  type Scene,
  type ServiceIndexFile,
  type ShiftPlan,
  type SignInFile,
  type Takeover,
} from '@ioc/contracts';
import { AreaIndex, exactName, foldedName, livesOn, type AreaMatch } from './area-index.js';
import { componentNames } from './components.js';
import type { GeoJson } from './geometry.js';

/** What a checked pack holds, in the order of its files. */
export interface PackContent {
  /** Folder that it was read from. */
  dir: string;
  province: ProvinceFile;
  areas: readonly Area[];
  organisations: readonly Organisation[];
  indicators: readonly IndicatorInfo[];
  feeds: readonly Feed[];
  cameras: readonly Camera[];
  relay: CamerasFile['relay'];
  /** Null for a pack that says nothing of it. */
  cameraUse: CameraUse | null;
  scenes: readonly Scene[];
  takeovers: readonly Takeover[];
  /** At least one. */
  displays: readonly Display[];
  alarms: AlarmRulesFile;
  procedures: readonly Procedure[];
  drills: readonly DrillScript[];
  shifts: ShiftPlan;
  notification: NotificationFile;
  /** Null for a pack without service-index.yaml. */
  serviceIndex: ServiceIndexFile | null;
  signIn: SignInFile;
  geometry: GeoJson;
  /** Day whose units the screens show, e.g. `2024-12-31`. */
  asOf: string;
}

/** A province as data: everything that distinguishes this centre from another one. Never changes after it was loaded. */
export class ProvincePack {
  readonly dir: string;
  readonly province: ProvinceFile;
  readonly areas: readonly Area[];
  readonly organisations: readonly Organisation[];
  readonly indicators: readonly IndicatorInfo[];
  readonly feeds: readonly Feed[];
  readonly cameras: readonly Camera[];
  readonly relay: CamerasFile['relay'];
  readonly cameraUse: CameraUse | null;
  readonly scenes: readonly Scene[];
  readonly takeovers: readonly Takeover[];
  readonly displays: readonly Display[];
  readonly alarms: AlarmRulesFile;
  readonly procedures: readonly Procedure[];
  readonly drills: readonly DrillScript[];
  readonly shifts: ShiftPlan;
  readonly notification: NotificationFile;
  readonly serviceIndex: ServiceIndexFile | null;
  readonly signIn: SignInFile;
  readonly geometry: GeoJson;
  readonly asOf: string;
  /** All seven, in the order of the wall, with what the pack has of each. */
  readonly components: readonly ComponentInfo[];
  readonly utcOffset: string;
  /** Code of the whole province. */
  readonly provinceArea: string;

  private readonly areaIndex: AreaIndex;
  private readonly indicatorsById: ReadonlyMap<string, IndicatorInfo>;
  private readonly feedsById: ReadonlyMap<string, Feed>;
  private readonly organisationNames: readonly { id: string; names: readonly string[] }[];

  constructor(content: PackContent) {
    this.dir = content.dir;
    this.province = content.province;
    this.areas = content.areas;
    this.organisations = content.organisations;
    this.indicators = content.indicators;
    this.feeds = content.feeds;
    this.cameras = content.cameras;
    this.relay = content.relay;
    this.cameraUse = content.cameraUse;
    this.scenes = content.scenes;
    this.takeovers = content.takeovers;
    this.displays = content.displays;
    this.alarms = content.alarms;
    this.procedures = content.procedures;
    this.drills = content.drills;
    this.shifts = content.shifts;
    this.notification = content.notification;
    this.serviceIndex = content.serviceIndex;
    this.signIn = content.signIn;
    this.geometry = content.geometry;
    this.asOf = content.asOf;
    this.components = componentIds.map((id) => ({
      id,
      name: componentNames[id],
      indicators: content.indicators.filter((indicator) => indicator.component === id).length,
      feeds: content.feeds.filter((feed) => feed.component === id).length,
    }));
    this.utcOffset = content.province.utcOffset;
    this.provinceArea = content.province.area;
    this.areaIndex = new AreaIndex(content.areas, content.asOf);
    this.indicatorsById = new Map(content.indicators.map((indicator) => [indicator.id, indicator]));
    this.feedsById = new Map(content.feeds.map((feed) => [feed.id, feed]));
    this.organisationNames = content.organisations.map(({ id, name, shortName, aliases }) => ({
      id,
      names: [id, name, shortName, ...aliases],
    }));
  }

  /** What it was made of, as plain data: another thread makes the same pack of it. */
  content(): PackContent {
    const { dir, province, areas, organisations, indicators, feeds, cameras, relay, cameraUse, scenes, takeovers, displays, alarms, procedures, drills, shifts, notification, serviceIndex, signIn, geometry, asOf } = this;
    return { dir, province, areas, organisations, indicators, feeds, cameras, relay, cameraUse, scenes, takeovers, displays, alarms, procedures, drills, shifts, notification, serviceIndex, signIn, geometry, asOf };
  }

  indicator(id: string): IndicatorInfo | undefined {
    return this.indicatorsById.get(id);
  }

  feed(id: string): Feed | undefined {
    return this.feedsById.get(id);
  }

  /** Finds a unit by code, name or alias; see {@link AreaIndex} for the order of its steps. */
  area(text: string): AreaMatch {
    return this.areaIndex.find(text);
  }

  areaByCode(code: string): Area | undefined {
    return this.areaIndex.get(code);
  }

  /** Units directly below one, as they are on the pack's day. */
  children(code: string): readonly Area[] {
    return this.shownAreas.filter((area) => area.parent === code);
  }

  /** Units that exist on the pack's day, in the order of the file. */
  get shownAreas(): readonly Area[] {
    return this.areas.filter((area) => livesOn(area, this.asOf));
  }

  /** Id of an organisation by id, name, short name or alias; `null` when none or several fit. */
  organisation(text: string): string | null {
    for (const fold of [exactName, foldedName]) {
      const wanted = fold(text);
      const found =
        wanted === '' ? [] : this.organisationNames.filter(({ names }) => names.some((name) => fold(name) === wanted));
      if (found.length > 0) return found.length === 1 ? (found[0]?.id ?? null) : null;
    }
    return null;
  }
}
