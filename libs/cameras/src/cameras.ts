import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Camera, CameraState, CameraStatus, CameraTicket, CamerasFile, Provenance } from '@ioc/contracts';
import type { Bus, Logger } from '@ioc/platform';
import type { CameraRelay } from './camera-relay.js';
import type { SecretResolver } from './camera-source.js';
import { EmbeddedRelay } from './embedded-relay.js';
import { ListingRelay } from './listing-relay.js';
import { streamPath, ViewerSocket } from './viewer-socket.js';
import type { StillAllowed } from './still-allowed.js';
import { ticketLifeMs, Tickets } from './tickets.js';
import { StateHistory } from './uptime.js';
import { WhepHandler } from './whep-handler.js';

const watchMs = 500;
/** Twenty displays with twelve tiles each. */
const defaultMaxViewers = 240;

export interface CamerasSetup {
  /** The pack's `cameras.yaml`. */
  file: CamerasFile;
  secret: SecretResolver;
  log: Logger;
  bus: Bus;
  /** Where a camera's pictures come from; `live` unless said otherwise. */
  provenance?: (camera: Camera) => Provenance;
  maxViewers?: number;
  /** Origins beside the server's own from which streams may be opened. */
  origins?: readonly string[];
  now?: () => number;
  /** For specs; otherwise made from `file.relay`. */
  relay?: CameraRelay;
}

export interface CameraMetrics {
  total: number;
  /** Cameras that are live. */
  online: number;
  /** Percent of the cameras' known time of the last 24 h (at most since start) in which they were live; null before any is known. */
  uptime24h: number | null;
  cameras: { id: string; state: CameraState; since: number; bytes: number; viewers: number; fault: string | null }[];
}

interface Known {
  camera: Camera;
  state: CameraState;
  masking: CameraStatus['masking'];
  since: number;
  history: StateHistory;
}

/** The room's face: the pack's cameras, how they stand, and who may watch them. */
export class Cameras {
  private readonly known: ReadonlyMap<string, Known>;
  private readonly relay: CameraRelay;
  private readonly tickets: Tickets;
  private readonly sockets: ViewerSocket | null;
  private readonly whep: WhepHandler | null;
  private readonly now: () => number;
  private timer: NodeJS.Timeout | undefined;

  /** @throws when an address, a secret or ffmpeg is not there */
  constructor(private readonly setup: CamerasSetup) {
    this.now = setup.now ?? Date.now;
    const since = this.now();
    this.known = new Map(
      setup.file.cameras.map((camera) => [camera.id, { camera, state: 'unknown', masking: camera.zones && 'on', since, history: new StateHistory() }]),
    );
    this.relay = setup.relay ?? makeRelay(setup, this.now);
    this.tickets = new Tickets(this.now);
    const { log, maxViewers = defaultMaxViewers, origins = [] } = setup;
    this.sockets =
      this.relay.kind === 'mse'
        ? new ViewerSocket({ relay: this.relay, tickets: this.tickets, log, maxViewers, origins })
        : null;
    this.whep = this.relay.kind === 'whep' ? new WhepHandler(this.relay, this.tickets, log) : null;
  }

  async start(): Promise<void> {
    await this.relay.start();
    this.timer = setInterval(() => this.watch(), watchMs);
  }

  /** Ends every viewer, every connection to a camera and every process. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.sockets?.close();
    await this.relay.stop();
  }

  /** Serves the stream's WebSocket on a server; other upgrade paths are left alone. */
  attach(server: Server): void {
    this.sockets?.attach(server);
  }

  /** For `app.use`: serves WHEP when a relay program is configured; hands everything else on. */
  readonly handle = (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    if (this.whep) this.whep.handle(request, response, next);
    else next();
  };

  statuses(): CameraStatus[] {
    return [...this.known.values()].map((known) => this.status(known));
  }

  /**
   * A right to watch one camera once, within 30 s; null for a camera that the pack does not have.
   * @param stillAllowed asked while it is watched: a no ends the view
   */
  issueTicket(cameraId: string, stillAllowed: StillAllowed): CameraTicket | null {
    if (!this.known.has(cameraId)) return null;
    const path = this.relay.kind === 'mse' ? streamPath : `/api/v1/cameras/${cameraId}/whep`;
    return {
      ticket: this.tickets.issue({ cameraId, stillAllowed }),
      kind: this.relay.kind,
      path,
      expiresAt: new Date(this.now() + ticketLifeMs).toISOString(),
    };
  }

  metrics(): CameraMetrics {
    const all = [...this.known.values()];
    const spans = all.map(({ history }) => history.last24h(this.now()));
    const knownMs = spans.reduce((sum, span) => sum + span.knownMs, 0);
    const liveMs = spans.reduce((sum, span) => sum + span.liveMs, 0);
    const cameras = all.map(({ camera, state, since }) => {
      const { bytes, viewers, fault } = this.relay.view(camera.id);
      return { id: camera.id, state, since, bytes, viewers, fault };
    });
    return {
      total: all.length,
      online: all.filter(({ state }) => state === 'live').length,
      uptime24h: knownMs > 0 ? (liveMs / knownMs) * 100 : null,
      cameras,
    };
  }

  private watch(): void {
    for (const known of this.known.values()) {
      const { state, masking } = this.relay.view(known.camera.id);
      if (state === known.state && masking === known.masking) continue;
      this.change(known, { state, masking });
    }
  }

  private change(known: Known, { state, masking }: Pick<CameraStatus, 'state' | 'masking'>): void {
    known.masking = masking;
    if (state !== known.state) {
      known.state = state;
      known.since = this.now();
      known.history.record(state, known.since);
    }
    this.setup.log.info({ camera: known.camera.id, state, masking }, 'a camera changed');
    this.setup.bus.emit('camera.changed', this.status(known));
  }

  private status({ camera, state, masking, since }: Known): CameraStatus {
    const { id, number, name, shortName, area, lat, lon, heading, fieldOfView } = camera;
    return {
      id,
      number,
      name,
      shortName,
      area,
      lat,
      lon,
      heading,
      fieldOfView,
      state,
      since,
      provenance: this.setup.provenance?.(camera) ?? 'live',
      ...(masking && { masking }),
    };
  }
}

function makeRelay({ file, secret, log }: CamerasSetup, now: () => number): CameraRelay {
  if (file.relay.kind === 'embedded') return new EmbeddedRelay({ cameras: file.cameras, secret, log, now });
  return new ListingRelay({ program: file.relay, cameras: file.cameras, log, now });
}
