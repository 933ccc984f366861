import { join } from 'node:path';
import { excerptOf, type Excerpt, type RawPayload } from '@ioc/adapter-kit';
import { adapterOf } from '@ioc/adapter-registry';
import { AlarmWatch, foreseenSeries, GroundReader, Maintenance } from '@ioc/alarms';
import { Cameras, CameraWatch } from '@ioc/cameras';
import { Deriver } from '@ioc/derive';
import { Displays } from '@ioc/displays';
import { FeedSet, FeedStates, Intake, ParsePool, Replayer, SchemaDesk, SchemaWatch, provenanceOf, type BoundFeed, type FeedChanges, type IntakeDeps } from '@ioc/ingest';
import { Bus, Secrets, createLogger, loadPack, type Environment, type Logger, type ProvincePack } from '@ioc/platform';
import type { NotificationDesk, Notifier } from '@ioc/notification';
import { FitThread, Outlooks } from '@ioc/outlook';
import { PlaybackReader, Recorder } from '@ioc/playback';
import { LiveHub, PastReader, loadSeries } from '@ioc/push';
import { AlarmStore, CameraStore, DisplayStore, EvidenceArchive, FeedLeases, MaintenanceStore, PlaybackStore, RawArchive, ReadingStore, SchemaStore, ScoreStore, openDatabase, type Database } from '@ioc/store';
import { Transports } from '@ioc/transports';
import { makeAccess, type Access } from './access/make-access.js';
import { adapterKinds } from './adapter-kinds.js';
import { makeAudit, type Audit } from './make-audit.js';
import { makeOperations, type Operations } from './make-operations.js';
import { overdueDirectives } from './overdue-directives.js';
import { cameraFeed } from './camera-feed.js';
import { makeNotifications } from './notifications.js';

/** What the rooms stand on. */
interface Ground {
  environment: Environment;
  pack: ProvincePack;
  database: Database;
  parsers: ParsePool;
}

/** Every room, wired. The order below is the way of a reading. */
export class House {
  readonly secrets = new Secrets();
  readonly transports = new Transports((ref) => this.secrets.resolve(ref));
  readonly bus: Bus;
  readonly states: FeedStates;
  readonly store: ReadingStore;
  readonly scores: ScoreStore;
  readonly schemas: SchemaStore;
  readonly schemaDesk: SchemaDesk;
  readonly archive: RawArchive;
  readonly leases: FeedLeases;
  /** On a connection of its own: no poll waits for the answer to a round. */
  private readonly alarmLeases: FeedLeases;
  readonly runners: FeedSet;
  readonly intake: Intake;
  readonly replayer: Replayer;
  readonly cameras: Cameras;
  readonly cameraStore: CameraStore;
  readonly cameraWatch: CameraWatch;
  readonly displays: Displays;
  readonly deriver: Deriver;
  private readonly models = new FitThread(join(import.meta.dirname, 'outlook-thread.js'));
  readonly outlooks: Outlooks;
  readonly alarms: AlarmWatch;
  readonly maintenance: Maintenance;
  readonly notifier: Notifier;
  readonly notifications: NotificationDesk;
  readonly operations: Operations;
  readonly access: Access;
  readonly audit: Audit;
  readonly evidence: EvidenceArchive;
  readonly hub: LiveHub;
  readonly pasts: PastReader;
  readonly playbackStore: PlaybackStore;
  readonly playback: PlaybackReader;
  private readonly recorder: Recorder;

  private current: ProvincePack;
  readonly environment: Environment;
  readonly database: Database;
  readonly parsers: ParsePool;

  constructor({ environment, pack, database, parsers }: Ground) {
    this.environment = environment;
    this.current = pack;
    this.database = database;
    this.parsers = parsers;
    const log = createLogger('rong');
    this.log = log;
    this.audit = makeAudit({ environment, database, transports: this.transports, log });
    this.bus = new Bus(log);
    this.states = new FeedStates(this.bus);
    this.store = new ReadingStore(database, { utcOffset: pack.utcOffset });
    this.scores = new ScoreStore(database, pack.utcOffset);
    this.schemas = new SchemaStore(database);
    this.schemaDesk = new SchemaDesk({ schemas: this.schemas, store: this.store, states: this.states, bus: this.bus });
    this.archive = new RawArchive(database, environment.dataDir);
    this.leases = new FeedLeases(database, log);
    this.alarmLeases = new FeedLeases(database, log);
    this.cameras = new Cameras({
      file: { cameras: [...pack.cameras], relay: pack.relay },
      secret: (ref) => this.secrets.resolve(ref),
      provenance: (camera) => provenanceOf({ settings: { ...camera.source } }, environment.simulatedOrigins),
      log,
      bus: this.bus,
    });
    this.cameraStore = new CameraStore(database);
    this.cameraWatch = new CameraWatch({ store: this.cameraStore, bus: this.bus, log, statuses: () => this.cameras.statuses() });
    this.displays = new Displays({ store: new DisplayStore(database), bus: this.bus, pack: () => this.pack });
    this.intake = this.makeIntake();
    this.runners = this.makeRunners();
    this.runners.take(this.boundFeeds(pack));
    this.replayer = new Replayer({ store: this.store, archive: this.archive, bus: this.bus, pack: () => this.pack, parse: this.parse });
    this.deriver = new Deriver({ pack, store: this.store, bus: this.bus, log });
    this.maintenance = new Maintenance({ store: new MaintenanceStore(database), bus: this.bus, pack: () => this.pack });
    this.outlooks = this.makeOutlooks();
    this.alarms = this.makeAlarms();
    const componentOf = (indicator: string) => this.pack.indicator(indicator)?.component;
    this.hub = new LiveHub(this.bus, componentOf);
    this.operations = this.makeOperations();
    this.access = makeAccess({ environment, database, secrets: this.secrets, transports: this.transports, pack: () => this.pack });
    this.evidence = new EvidenceArchive(environment.dataDir);
    const { notifier, desk } = makeNotifications({ environment, database, secrets: this.secrets, leases: this.alarmLeases, log, pack: () => this.pack, shifts: this.operations.shifts });
    [this.notifier, this.notifications] = [notifier, desk];
    this.playbackStore = new PlaybackStore(database);
    this.playback = new PlaybackReader(this.playbackStore);
    this.recorder = new Recorder({ told: this.hub, store: this.playbackStore, lease: this.alarmLeases.hold.bind(this.alarmLeases), log });
    this.pasts = new PastReader({ bus: this.bus, store: this.store, hub: this.hub, componentOf });
  }

  readonly log: Logger;

  /** The house's own feeds are no adapters of the registry and cost nothing to read. */
  private readonly parse: IntakeDeps['parse'] = ({ feed, adapter, settings }, payloads) =>
    adapterOf(feed.kind) ? this.parsers.parse({ feed: feed.id, payloads }) : adapter.parse(payloads, settings, this.pack);

  /** What the configuration says now. */
  get pack(): ProvincePack {
    return this.current;
  }

  /** Goes over to a changed configuration while everything runs. @returns which feeds are to be started and stopped */
  async changePack(pack: ProvincePack): Promise<FeedChanges> {
    this.current = pack;
    this.parsers.stand(pack.content());
    const changes = this.runners.take(this.boundFeeds(pack));
    await this.deriver.replan(pack);
    this.displays.follow();
    return changes;
  }

  /** The record at a place of an archived payload, as the feed's adapter finds it. */
  excerpt(feed: string, payload: RawPayload, place: string): Excerpt | Promise<Excerpt> {
    const kind = this.pack.feed(feed)?.kind;
    return kind !== undefined && adapterOf(kind) ? this.parsers.excerpt(feed, payload, place) : excerptOf(payload, place);
  }

  /** Shows what is stored, then begins to listen. Polling is begun by the scheduler. */
  async start(): Promise<void> {
    await this.audit.start();
    // First, for a camera takes seconds to show anything.
    this.cameraWatch.start();
    await this.cameras.start();
    for (const [feed, { heard }] of await this.store.lastRuns()) {
      if (heard) this.states.restore(feed, heard.finishedAt);
    }
    for (const [feed, paused] of await this.schemas.paused()) this.states.pause(feed, paused);
    await this.displays.start();
    this.outlooks.start();
    const alarms = await this.alarms.start();
    this.hub.start({
      series: await loadSeries(this.store),
      feeds: this.states.all(),
      cameras: this.cameras.statuses(),
      events: await this.store.events({ status: 'open', limit: 5000 }),
      alarms,
      displays: this.displays.states(),
      incidents: await this.operations.incidents.open(),
      procedures: await this.operations.procedures.open(),
      directives: await this.operations.directives.open(),
      drills: await this.operations.drills.open(),
    });
    this.recorder.start();
    await this.deriver.start();
  }

  async close(): Promise<void> {
    await this.recorder.stop();
    this.hub.stop();
    this.pasts.stop();
    this.displays.stop();
    await this.deriver.stop();
    await this.alarms.stop();
    this.outlooks.stop();
    await this.models.close();
    await this.notifier.stop();
    await this.cameraWatch.stop();
    await this.cameras.stop();
    await this.audit.close();
    await this.transports.close();
    await this.leases.close();
    await this.alarmLeases.close();
    await this.parsers.close();
    await this.database.close();
  }

  private makeOutlooks(): Outlooks {
    const { store, bus, log, models } = this;
    return new Outlooks({ store, bus, log, pack: () => this.pack, watched: () => foreseenSeries(this.pack), fit: models.fit.bind(models) });
  }

  private makeAlarms(): AlarmWatch {
    const { store, bus, states, log } = this;
    const pack = () => this.pack;
    const outlook = this.outlooks.known.bind(this.outlooks);
    const ground = new GroundReader({ store, bus, pack, windows: () => this.maintenance.open(), overdue: () => this.overdue(), drills: () => this.operations.drills.pictures(), outlook, feeds: (heard, now) => states.freshnessWith(heard, now) });
    return new AlarmWatch({ store: new AlarmStore(this.database), ground, bus, pack, lease: this.alarmLeases.hold.bind(this.alarmLeases), log });
  }

  private async overdue() {
    return overdueDirectives(await this.operations.directives.open(), (id) => this.pack.organisations.find((one) => one.id === id)?.name ?? id);
  }

  private makeOperations(): Operations {
    const { database, store, bus, log, alarms, displays, alarmLeases: leases } = this;
    const ground = { database, store, bus, log, alarms, displays, leases };
    return makeOperations({ ...ground, pack: () => this.pack, feeds: () => this.states.all(), newest: (series) => this.hub.newest(series) });
  }

  private makeIntake(): Intake {
    const { store, archive, bus, parse } = this;
    const schemas = new SchemaWatch({
      schemas: this.schemas,
      archive,
      readFrom: ({ feed }, payloads, places) => this.parsers.readers(feed.id, payloads, places),
    });
    return new Intake({ store, archive, bus, parse, schemas, pack: () => this.pack, newest: (reading) => this.hub.newest(reading) });
  }

  private makeRunners(): FeedSet {
    return new FeedSet({
      intake: this.intake,
      session: this.transports.session.bind(this.transports),
      lease: this.leases.hold.bind(this.leases),
      forget: (feed) => this.transports.forget(feed),
      states: this.states,
      log: this.log,
    });
  }

  private boundFeeds(pack: ProvincePack): BoundFeed[] {
    const cameras = cameraFeed(pack, this.cameras);
    return [...pack.feeds.map((feed) => this.bind(feed)), ...(cameras ? [cameras] : [])];
  }

  private bind(feed: ProvincePack['feeds'][number]): BoundFeed {
    const adapter = adapterOf(feed.kind);
    if (!adapter) throw new Error(`no adapter of kind ${feed.kind}: the pack was not checked`);
    const provenance = provenanceOf(feed, this.environment.simulatedOrigins);
    return { feed, adapter, settings: adapter.settings.parse(feed.settings), provenance };
  }
}

/** Who says that he is ready can read what he is told; no start waits longer than this for it. */
const longestLoadMs = 15_000;

/** Loads the pack and opens the database. @throws PackError, DataFolderLocked, DatabaseUnavailable */
export async function openHouse(environment: Environment): Promise<House> {
  const pack = await loadPack(environment.configDir, { adapters: adapterKinds });
  const { databaseUrl, dataDir } = environment;
  // While the database comes up, the parse threads load the adapters.
  const parsers = new ParsePool(join(import.meta.dirname, 'parse-thread.js'), undefined, pack.content());
  const database = await openDatabase({ databaseUrl, dataDir, log: createLogger('store') });
  if (!(await parsers.isUp(longestLoadMs))) createLogger('rong').warn(`the readers of answers did not come up within ${longestLoadMs / 1000} s: feeds may be heard late`);
  return new House({ environment, pack, database, parsers });
}
