import { readGo2rtcList, readMediaMtxList, type Camera, type CamerasFile, type ListedPath } from '@ioc/contracts';
import type { Logger } from '@ioc/platform';
import type { CameraView, WhepAnswer, WhepRelay } from './camera-relay.js';
import { ListedCamera } from './listed-camera.js';
import { plainSdp } from './plain-sdp.js';

const pollMs = 1_000;
const answerWithinMs = 3_000;
/** An SDP of one video is about 5 KB. */
const maxSdpBytes = 64 * 1024;

export type RelayProgram = Exclude<CamerasFile['relay'], { kind: 'embedded' }>;
type Fetch = typeof fetch;

export interface ListingRelaySetup {
  program: RelayProgram;
  cameras: readonly Camera[];
  log: Logger;
  now: () => number;
  /** For specs. */
  fetch?: Fetch;
}

/**
 * MediaMTX or go2rtc relays; this process asks their lists once a second and hands WebRTC offers on. A camera's path at
 * the relay has the camera's id. Only paths of the pack's cameras are ever asked for, and nothing of the relay's answers
 * but the SDP reaches a browser: their lists hold `rtsp://user:password@…`.
 */
export class ListingRelay implements WhepRelay {
  readonly kind = 'whep';
  private readonly cameras: ReadonlyMap<string, ListedCamera>;
  private stopping = false;
  private readonly fetch: Fetch;
  private timer: NodeJS.Timeout | undefined;
  private polling = Promise.resolve();
  private heard = true;

  constructor(private readonly setup: ListingRelaySetup) {
    this.cameras = new Map(setup.cameras.map(({ id }) => [id, new ListedCamera(setup.now())]));
    this.fetch = setup.fetch ?? fetch;
  }

  start(): Promise<void> {
    let busy = false;
    this.timer = setInterval(() => {
      if (busy) return;
      busy = true;
      this.polling = this.poll().finally(() => (busy = false));
    }, pollMs);
    return this.poll();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.stopping = true;
    await this.polling;
  }

  view(cameraId: string): CameraView {
    const camera = this.cameras.get(cameraId);
    if (!camera) throw new Error(`no camera ${cameraId}`);
    return camera.view(this.setup.now());
  }

  async offer(cameraId: string, sdp: string): Promise<WhepAnswer> {
    this.view(cameraId);
    const url = this.whepUrl(cameraId);
    const answer = await this.fetch(url, {
      ...this.limits(),
      method: 'POST',
      headers: { 'content-type': 'application/sdp' },
      body: sdp,
    });
    const text = (await answer.text()).slice(0, maxSdpBytes);
    const location = answer.headers.get('location');
    const session = location === null ? null : new URL(location, url);
    // A session elsewhere than at the relay would make this process ask any address that an answer names.
    const isOurs = session !== null && session.origin === new URL(url).origin;
    return { status: answer.status, sdp: answer.ok ? plainSdp(text) : '', session: isOurs ? session.href : null };
  }

  async hangUp(session: string): Promise<void> {
    await this.fetch(session, { ...this.limits(), method: 'DELETE' });
  }

  private whepUrl(cameraId: string): string {
    const { kind, whep } = this.setup.program;
    const base = whep.replace(/\/$/, '');
    return kind === 'mediamtx'
      ? `${base}/${encodeURIComponent(cameraId)}/whep`
      : `${base}/api/webrtc?src=${encodeURIComponent(cameraId)}`;
  }

  private limits(): RequestInit {
    return { redirect: 'error', signal: AbortSignal.timeout(answerWithinMs) };
  }

  private async poll(): Promise<void> {
    try {
      const paths = await this.list();
      for (const [id, camera] of this.cameras) camera.listed(paths.get(id), this.setup.now());
      if (!this.heard) this.setup.log.info('the camera relay answers again');
      this.heard = true;
    } catch (cause) {
      if (this.heard && !this.stopping)
        this.setup.log.warn({ fault: (cause as Error).name }, 'the camera relay does not answer as it should');
      this.heard = false;
    }
  }

  private async list(): Promise<Map<string, ListedPath>> {
    const base = this.setup.program.api.replace(/\/$/, '');
    if (this.setup.program.kind === 'go2rtc') return readGo2rtcList(await this.json(`${base}/api/streams`));
    const all = new Map<string, ListedPath>();
    for (let page = 0, pages = 1; page < pages; page += 1) {
      const read = readMediaMtxList(await this.json(`${base}/v3/paths/list?page=${page}&itemsPerPage=100`));
      pages = Math.min(read.pages, 20);
      for (const [name, path] of read.paths) all.set(name, path);
    }
    return all;
  }

  private async json(url: string): Promise<unknown> {
    const answer = await this.fetch(url, this.limits());
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return answer.json();
  }
}
