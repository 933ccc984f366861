import type { ServerResponse } from 'node:http';
import { hasBasicLogin } from '../core/basic-auth.js';
import type { CameraControls, CameraMode } from '../core/control.js';
import { createFeedServer } from '../core/feed-server.js';
import { secret } from '../core/secrets.js';
import type { FeedRequest } from '../core/serve-feed.js';
import type { Department, Ports, World } from '../department.js';
import { FrameClock } from './stream/frame-clock.js';
import { Encoder } from './stream/encoder.js';
import { TsRelay } from './stream/ts-relay.js';
import { scenes } from './scenes/scenes.js';
import { pictureHeight, pictureWidth, Studio } from './studio.js';

/** One camera as its readers meet it. */
class Camera {
  readonly relay = new TsRelay();
  mode: CameraMode = 'ok';
}

function serve(camera: Camera | undefined, request: FeedRequest, response: ServerResponse): void {
  if (!hasBasicLogin(request.headers, secret('CAMERA_USER'), secret('CAMERA_PASSWORD'))) {
    response
      .writeHead(401, { 'WWW-Authenticate': 'Basic realm="camera"', 'Content-Type': 'text/plain' })
      .end('Unauthorized');
    return;
  }
  if (!camera) {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('No such camera');
    return;
  }
  if (camera.mode === 'kill') {
    response.destroy();
    return;
  }
  response.writeHead(200, { 'Content-Type': 'video/mp2t', 'Cache-Control': 'no-store' });
  camera.relay.join(response);
}

/**
 * The twelve security cameras: `GET /camera-01.ts` … `/camera-12.ts`, endless MPEG-TS (H.264 main, 640 × 360, `fps` frames and one
 * key frame a second) behind HTTP Basic. Needs CAMERA_USER and CAMERA_PASSWORD. Encoded once, copied to every reader.
 */
export function createCameras(world: World, ports: Ports, fps: number): Department & CameraControls {
  const cameras = new Map(scenes.map((scene) => [scene.id, new Camera()]));
  const inOrder = [...cameras.values()];
  const studio = new Studio(scenes);
  const encoder = new Encoder(
    { cameras: scenes.length, width: pictureWidth, height: pictureHeight, fps },
    {
      data: (index, bytes) => inOrder[index]?.relay.push(bytes),
      ended: () => inOrder.forEach((camera) => camera.relay.restart()),
    },
  );
  const clock = new FrameClock(fps, () => {
    if (!encoder.idle) return false;
    studio.draw(world.now());
    encoder.write(studio.luma, studio.chroma);
    return true;
  });
  const server = createFeedServer(ports.cameras, [
    {
      method: 'GET',
      path: /^\/[^/]+\.ts$/,
      handle: async (request, response) => serve(cameras.get(request.url.pathname.slice(1, -3)), request, response),
    },
  ]);
  return {
    feeds: [],
    settable: {},
    cameraModes: () => Object.fromEntries([...cameras].map(([id, camera]) => [id, camera.mode])),
    setCameraMode(id, mode) {
      const camera = cameras.get(id);
      if (!camera) throw new RangeError(`no camera ${id}: use ${[...cameras.keys()].join(', ')}`);
      camera.mode = mode;
      studio.freeze(id, mode === 'freeze');
      if (mode === 'kill') camera.relay.cut();
    },
    start: async () => {
      await server.start();
      encoder.start();
      clock.start();
    },
    stop: async () => {
      clock.stop();
      inOrder.forEach((camera) => camera.relay.cut());
      await encoder.stop();
      await server.stop();
    },
  };
}
