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

it('codes a camera with zones anew, and has no output beside the one that was drawn over', () => {
  const args = remuxArguments({ kind: 'mpegts' }, [[0.1, 0.2, 0.3, 0.4]]);
  const said = args.join(' ');
  expect(said).not.toContain('copy');
  expect(said).not.toContain('skip_frame');
  expect(args.flatMap((word, at) => (word === '-map' ? [args[at + 1]] : []))).toEqual(['[shown]', '[looks]']);
  expect(args[args.indexOf('-filter_complex') + 1]).toMatch(/^\[0:v:0\]drawbox=.*:t=fill,format=yuv420p,split=2\[shown\]\[seen\];\[seen\]/);
});
