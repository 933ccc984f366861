import type { Camera } from '@ioc/contracts';
import type { Logger } from '@ioc/platform';
import type { CameraView, FragmentRelay } from './camera-relay.js';
import { cameraSource, type SecretResolver } from './camera-source.js';
import { EmbeddedCamera } from './embedded-camera.js';
import { ffmpegPath } from './ffmpeg-path.js';
import type { Viewer } from './picture-hub.js';
import { boxesOf } from './privacy-mask.js';

const tickMs = 500;

export interface EmbeddedRelaySetup {
  cameras: readonly Camera[];
  secret: SecretResolver;
  log: Logger;
  now: () => number;
}

/** The default relay: one ffmpeg per camera copies its stream into fragments, in this process' hands. */
export class EmbeddedRelay implements FragmentRelay {
  readonly kind = 'mse';
  private readonly cameras: ReadonlyMap<string, EmbeddedCamera>;
  private timer: NodeJS.Timeout | undefined;

  /** @throws when a camera's address or secret, or ffmpeg, is not there: at start, not when somebody looks */
  constructor({ cameras, secret, log, now }: EmbeddedRelaySetup) {
    const ffmpeg = ffmpegPath();
    this.cameras = new Map(
      cameras.map((camera) => [
        camera.id,
        new EmbeddedCamera({ id: camera.id, source: cameraSource(camera, secret), ffmpeg, mask: boxesOf(camera.zones ?? []), log, now }),
      ]),
    );
  }

  start(): Promise<void> {
    for (const camera of this.cameras.values()) camera.start();
    this.timer = setInterval(() => this.cameras.forEach((camera) => camera.tick()), tickMs);
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all([...this.cameras.values()].map((camera) => camera.stop()));
  }

  view(cameraId: string): CameraView {
    return this.camera(cameraId).view();
  }

  join(cameraId: string, viewer: Viewer): () => void {
    return this.camera(cameraId).hub.join(viewer);
  }

  private camera(cameraId: string): EmbeddedCamera {
    const camera = this.cameras.get(cameraId);
    if (!camera) throw new Error(`no camera ${cameraId}`);
    return camera;
  }
}
