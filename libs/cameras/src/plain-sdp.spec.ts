import { expect, it } from 'vitest';
import { plainSdp } from './plain-sdp.js';

it('leaves what a browser plays by, and nothing that tells where the pictures come from', () => {
  const source = 'rtsp://viewer:secret@10.0.0.9/1';
  const lines = ['v=0', 'o=viewer 1 1 IN IP4 127.0.0.1', `s=${source}`, `i=${source}`, `u=${source}`, 't=0 0', 'a=group:BUNDLE 0', `a=tool:${source}`, 'm=video 9 UDP/TLS/RTP/SAVPF 96', 'c=IN IP4 0.0.0.0', `a=control:${source}`, 'a=rtpmap:96 H264/90000', ''];
  expect(plainSdp(lines.join('\r\n')).split('\r\n')).toEqual(['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=group:BUNDLE 0', 'm=video 9 UDP/TLS/RTP/SAVPF 96', 'c=IN IP4 0.0.0.0', 'a=rtpmap:96 H264/90000', '']);
});
