import type { IncomingMessage, ServerResponse } from 'node:http';
import { startCanary, type CanaryServer } from './canary-server.js';

/** A relay program that tells the camera's login wherever it can: in its list, its headers, its answers and its faults. */
export function startCanaryRelay(login: { user: string; password: string }): Promise<CanaryServer> {
  const source = `rtsp://${encodeURIComponent(login.user)}:${encodeURIComponent(login.password)}@10.0.0.9/1`;
  let bytes = 1000;
  let offers = 0;
  return startCanary((request: IncomingMessage, response: ServerResponse) => {
    response.setHeader('x-source', source).setHeader('link', `<${source}>; rel="ice-server"; credential="${encodeURIComponent(login.password)}"`);
    if (request.url?.startsWith('/v3/paths/list')) {
      bytes += 50_000;
      const item = { name: 'camera1', confName: source, ready: true, source: { type: 'rtspSource', id: source }, inboundBytes: bytes, bytesReceived: bytes };
      return void response.setHeader('content-type', 'application/json').end(JSON.stringify({ itemCount: 1, pageCount: 1, items: [item] }));
    }
    if (request.method !== 'POST') return void response.end(source);
    offers += 1;
    if (offers % 2 === 0) return void response.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify({ error: `cannot read ${source}` }));
    response.writeHead(201, { location: `${request.url}/${encodeURIComponent(login.password)}`, 'content-type': 'application/sdp' }).end(sdpWith(source, login));
  });
}

function sdpWith(source: string, { user, password }: { user: string; password: string }): string {
  const said = `${source} ${password}`;
  return ['v=0', `o=${user} 1 1 IN IP4 127.0.0.1`, `s=${said}`, `i=${said}`, `u=${source}`, 't=0 0', `a=tool:${said}`, 'm=video 9 UDP/TLS/RTP/SAVPF 96', `a=control:${source}`, 'a=rtpmap:96 H264/90000', ''].join('\r\n');
}
