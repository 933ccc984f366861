/// <reference lib="dom" />
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import installer from '@ffmpeg-installer/ffmpeg';
import type { PrivacyZone } from '@ioc/contracts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openBrowser } from '../support/browser.js';
import { buildCameraPage } from '../support/camera-page.js';
import { packCamera, processList, startCameraRelay, type RelayProcess } from '../support/camera-relay.js';
import { startRtspSource, type RtspSource } from '../support/rtsp-source.js';

const login = { user: 'canary-viewer', password: 'canary-7f3a-password' };
const secrets = { CAMERA_USER: login.user, CAMERA_PASSWORD: login.password };
const zones: PrivacyZone[] = [{ box: [0.1, 0.2, 0.4, 0.5] }, { points: [[0.6, 0.6], [0.9, 0.6], [0.75, 0.95]] }];
/** What a zone is filled with, as a screen shows it; coding moves it by a few steps. */
const fill = [0x3a, 0x43, 0x4d];
const sameWithin = 14;
/** In parts of the picture: inside of the box, at its edge, inside of the triangle. */
const inside = [[0.25, 0.35], [0.12, 0.22], [0.39, 0.49], [0.75, 0.7], [0.75, 0.9]] as const;
const outside = [[0.05, 0.35], [0.5, 0.35], [0.25, 0.1], [0.25, 0.6], [0.95, 0.9], [0.56, 0.9]] as const;

let source: RtspSource;
let browser: Browser;
let page: Page;
let relay: RelayProcess;

beforeAll(async () => {
  source = await startRtspSource({ mounts: 6, ...login, auth: 'digest' });
  relay = await startCameraRelay({ file: file(), secrets, page: await buildCameraPage() });
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(relay.origin);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await relay?.kill('SIGKILL');
  await source?.stop();
});

/** Both show wide bars. The second mount's small squares are a grey field where its encoder has no bits for them. */
const file = () => ({ cameras: [packCamera('cam-01', source.url('cam-01'), zones), packCamera('cam-02', source.url('cam-06'))] });

/** Runs in the page: colours of a camera's picture at some places. */
function coloursAt({ id, places }: { id: string; places: readonly (readonly [number, number])[] }): number[][] {
  const video = document.querySelector(`[data-camera="${id}"] video`) as HTMLVideoElement;
  const canvas = Object.assign(document.createElement('canvas'), { width: video.videoWidth, height: video.videoHeight });
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  if (video.videoWidth === 0) return [];
  pen.drawImage(video, 0, 0);
  return places.map(([x, y]) => [...pen.getImageData(Math.floor(x * canvas.width), Math.floor(y * canvas.height), 1, 1).data.slice(0, 3)]);
}
const isFill = (colour: readonly number[]) => colour.every((value, at) => Math.abs(value - (fill[at] ?? 0)) <= sameWithin);

/** How often a place of a camera looked like a zone, of so many looks. */
async function looks(id: string, places: readonly (readonly [number, number])[], times: number): Promise<number[]> {
  const counts = places.map(() => 0);
  for (let time = 0; time < times; time += 1) {
    (await page.evaluate(coloursAt, { id, places })).forEach((colour, at) => (counts[at] = (counts[at] ?? 0) + Number(isFill(colour))));
    await page.waitForTimeout(130);
  }
  return counts;
}

it('shows everything but the zones, in each picture that a browser paints', async () => {
  await relay.until('cam-01', 'live', 15_000);
  await expect.poll(async () => (await page.evaluate(coloursAt, { id: 'cam-01', places: inside })).length, { timeout: 15_000 }).toBe(inside.length);
  const times = 15;
  expect(await looks('cam-01', inside, times)).toEqual(inside.map(() => times));
  expect(Math.max(...(await looks('cam-01', outside, times)))).toBeLessThan(times / 3);
  expect((await relay.statuses()).map(({ masking }) => masking)).toEqual(['on', undefined]);
});

it('leaves a camera without zones as it comes', async () => {
  const commands = (await processList()).filter(({ parent }) => parent === relay.pid).map(({ command }) => command);
  expect(commands.map((command) => [command.includes('drawbox'), command.includes('-c:v copy')]).toSorted()).toEqual([[false, true], [true, false]]);
  expect(await looks('cam-02', inside, 5)).not.toContain(5);
});

/** Everything that a viewer of a camera is sent until it is ended: one list of bytes for each stream. */
async function watch(from: RelayProcess, id: string): Promise<{ streams: Buffer[][]; end: () => void }> {
  const { ticket, path } = await from.ticket(id);
  const socket = new WebSocket(`${from.origin.replace('http', 'ws')}${path}`);
  const streams: Buffer[][] = [];
  socket.on('message', (data: Buffer, isBinary: boolean) => (isBinary ? streams.at(-1)?.push(data) : streams.push([])));
  await once(socket, 'open');
  socket.send(JSON.stringify({ ticket }));
  return { streams, end: () => socket.terminate() };
}

const [across, down] = [160, 90];

/** Pictures of a stream, grey. */
async function decoded(bytes: Buffer): Promise<Buffer[]> {
  const child = spawn(installer.path, ['-v', 'error', '-f', 'mp4', '-i', 'pipe:0', '-vf', `scale=${across}:${down}:flags=neighbor,format=gray`, '-f', 'rawvideo', 'pipe:1'], { stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin.on('error', () => undefined).end(bytes);
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) chunks.push(chunk);
  const all = Buffer.concat(chunks);
  return Array.from({ length: Math.floor(all.length / (across * down)) }, (_, nth) => all.subarray(nth * across * down, (nth + 1) * across * down));
}

/** Whether the box is flat, two cells off its edges. */
function isMasked(picture: Buffer): boolean {
  const cells: number[] = [];
  for (let y = Math.ceil(0.2 * down) + 2; y < 0.5 * down - 2; y += 1) for (let x = Math.ceil(0.1 * across) + 2; x < 0.4 * across - 2; x += 1) cells.push(picture[y * across + x] ?? 0);
  return Math.max(...cells) - Math.min(...cells) <= 6;
}

it('sends no byte of an unmasked picture, also when ffmpeg is killed again and again', async () => {
  const { streams, end } = await watch(relay, 'cam-01');
  for (let time = 0; time < 2; time += 1) {
    await expect.poll(() => streams.length > time && (streams.at(-1)?.length ?? 0) > 15, { timeout: 15_000 }).toBe(true);
    const masking = (await processList()).find(({ parent, command }) => parent === relay.pid && command.includes('drawbox'));
    process.kill(masking?.pid ?? 0, 'SIGKILL');
    await expect.poll(async () => relay.log().includes('"kind":"masking"'), { timeout: 5_000 }).toBe(true);
  }
  await expect.poll(() => streams.length > 2 && (streams.at(-1)?.length ?? 0) > 15, { timeout: 15_000 }).toBe(true);
  end();
  const pictures = (await Promise.all(streams.map((stream) => decoded(Buffer.concat(stream))))).flat();
  expect(pictures.length).toBeGreaterThan(30);
  expect(pictures.filter((picture) => !isMasked(picture))).toEqual([]);
  // The look can see: a camera without zones does not pass it.
  const other = await watch(relay, 'cam-02');
  await expect.poll(() => (other.streams.at(-1)?.length ?? 0) > 15, { timeout: 10_000 }).toBe(true);
  other.end();
  expect((await decoded(Buffer.concat(other.streams.flat()))).some(isMasked)).toBe(false);
}, 40_000);

describe('an ffmpeg that cannot mask', () => {
  it('shows nobody anything of that camera, and its tile says why; the others play', async () => {
    const folder = fileURLToPath(new URL('../../.data/tests/cameras', import.meta.url));
    await mkdir(folder, { recursive: true });
    const ffmpeg = `${folder}/ffmpeg-without-drawbox.sh`;
    await writeFile(ffmpeg, `#!/bin/sh\ncase "$*" in *drawbox*) echo "No such filter: 'drawbox'" >&2; exit 1 ;; esac\nexec ${installer.path} "$@"\n`, { mode: 0o755 });
    const blind = await startCameraRelay({ file: file(), secrets, page: await buildCameraPage(), ffmpeg });
    const tiles = await browser.newPage();
    try {
      await tiles.goto(blind.origin);
      const { streams, end } = await watch(blind, 'cam-01');
      await blind.until('cam-02', 'live', 15_000);
      await blind.until('cam-01', 'offline', 15_000);
      expect((await blind.statuses()).map(({ masking }) => masking)).toEqual(['failed', undefined]);
      expect(blind.log()).toContain('"kind":"masking"');
      await expect.poll(() => tiles.textContent('[data-camera="cam-01"]'), { timeout: 10_000 }).toContain('Không che được vùng riêng tư');
      expect(await tiles.isVisible('[data-camera="cam-01"] video')).toBe(false);
      expect(streams.flat()).toEqual([]);
      end();
    } finally {
      await tiles.close();
      await blind.kill('SIGKILL');
    }
  }, 60_000);
});
