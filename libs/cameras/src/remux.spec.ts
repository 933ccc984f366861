import { expect, it } from 'vitest';
import { remuxArguments } from './remux.js';

it('copies the pictures and decodes keyframes alone', () => {
  const args = remuxArguments({ kind: 'mpegts' }).join(' ');
  expect(args).toContain('-skip_frame nokey');
  expect(args).toContain('-c:v copy -f mp4 -movflags +frag_every_frame');
  expect(args).toMatch(/-i pipe:0 -map/);
});

it('asks for RTSP over TCP, at the address that it is given', () => {
  expect(remuxArguments({ kind: 'rtsp', url: 'rtsp://127.0.0.1:1/f00d' }).join(' ')).toMatch(
    /-rtsp_transport tcp .*-i rtsp:\/\/127\.0\.0\.1:1\/f00d/,
  );
});
