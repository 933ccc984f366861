/// <reference lib="dom" />
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.js';
import { buildCameraPage } from '../support/camera-page.js';
import { packCamera, startCameraRelay, type RelayProcess } from '../support/camera-relay.js';

/*
 * The wall's WebRTC player against a real peer: a page of its own plays the relay program. It sends a drawing that moves,
 * and answers the offers that come through this server's WHEP path.
 */

let browser: Browser;
let publisher: Page;
let viewer: Page;
let relay: RelayProcess;
let program: Server;
const asked: string[] = [];

/** Runs in the publisher: answers an offer with the drawing. */
async function answerOffer(offer: string): Promise<string> {
  const peers = ((window as unknown as { peers?: RTCPeerConnection[] }).peers ??= []);
  const canvas = document.querySelector('canvas') as HTMLCanvasElement;
  const peer = new RTCPeerConnection();
  peers.push(peer);
  await peer.setRemoteDescription({ type: 'offer', sdp: offer });
  for (const track of canvas.captureStream(15).getTracks()) peer.addTrack(track);
  await peer.setLocalDescription();
  while (peer.iceGatheringState !== 'complete') await new Promise((resolve) => setTimeout(resolve, 20));
  return peer.localDescription?.sdp ?? '';
}

/** Runs in the publisher: a bar that moves 15 times a second. */
function draw(): void {
  const canvas = document.body.appendChild(Object.assign(document.createElement('canvas'), { width: 320, height: 180 }));
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  let x = 0;
  setInterval(() => {
    pen.fillStyle = '#222';
    pen.fillRect(0, 0, 320, 180);
    pen.fillStyle = '#ddd';
    pen.fillRect((x += 7) % 320, 0, 40, 180);
  }, 66);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** MediaMTX's list of paths and its WHEP. */
function startProgram(): Server {
  let bytes = 1000;
  return createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (request.url?.startsWith('/v3/paths/list')) {
      bytes += 50_000;
      const items = [{ name: 'camera1', ready: true, source: { type: 'rtspSource', id: '' }, inboundBytes: bytes, bytesReceived: bytes }];
      return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ itemCount: 1, pageCount: 1, items }));
    }
    if (request.method !== 'POST') return void response.writeHead(200).end();
    void textOf(request)
      .then((offer) => publisher.evaluate(answerOffer, offer))
      .then((sdp) => response.writeHead(201, { location: `${request.url}/1`, 'content-type': 'application/sdp' }).end(sdp));
  }).listen(0, '127.0.0.1');
}

beforeAll(async () => {
  browser = await openBrowser(['--allow-loopback-in-peer-connection', '--disable-features=WebRtcHideLocalIpsWithMdns']);
  publisher = await browser.newPage();
  await publisher.evaluate(draw);
  program = startProgram();
  await once(program, 'listening');
  const origin = `http://127.0.0.1:${(program.address() as AddressInfo).port}`;
  const file = { relay: { kind: 'mediamtx', api: origin, whep: origin }, cameras: [packCamera('camera1', 'rtsp://127.0.0.1/1')] };
  relay = await startCameraRelay({ file, secrets: { CAMERA_USER: 'viewer', CAMERA_PASSWORD: 'unused' }, page: await buildCameraPage() });
  viewer = await browser.newPage();
  await viewer.goto(relay.origin);
});
afterAll(async () => {
  await browser?.close();
  await relay?.kill('SIGKILL');
  program?.closeAllConnections();
  program?.close();
});

const frames = (): Promise<number> => viewer.evaluate(() => document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0);
const isShown = (): Promise<boolean> =>
  viewer.evaluate(() => {
    const video = document.querySelector('video');
    return video !== null && video.videoWidth > 0 && getComputedStyle(video).visibility === 'visible';
  });
const patience = { timeout: 20_000 };

async function expectMotion(): Promise<void> {
  await expect.poll(isShown, patience).toBe(true);
  const before = await frames();
  await expect.poll(async () => (await frames()) - before, patience).toBeGreaterThan(15);
}

it('plays a camera behind a relay program by WebRTC', async () => {
  await expectMotion();
  expect(asked.filter((line) => line.startsWith('POST'))).toEqual(['POST /camera1/whep']);
});

it('connects again by itself when the session ends, and shows no old picture meanwhile', async () => {
  await publisher.evaluate(() => (window as unknown as { peers: RTCPeerConnection[] }).peers.forEach((peer) => peer.close()));
  await expect.poll(() => asked.filter((line) => line.startsWith('POST')).length, patience).toBe(2);
  await expectMotion();
  // The session that ended was given back at the relay program.
  await expect.poll(() => asked.filter((line) => line.startsWith('DELETE')).length, patience).toBe(1);
});

it('tells the page nothing of the relay program’s address', async () => {
  const said = await viewer.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name).join('\n'));
  expect(said).toContain('/api/v1/cameras/camera1/whep');
  expect(said).not.toContain(String((program.address() as AddressInfo).port));
});
