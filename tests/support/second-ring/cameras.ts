import { createHash } from 'node:crypto';
import { logins } from './logins.js';
import { sampleOf } from './statistics.js';
import { basicOf, type Asked, type Replied, type System } from './systems.js';

const missing: Replied = { status: 503, body: { message: 'the recordings are not present' } };
const soap = { 'content-type': 'application/soap+xml; charset=utf-8' };

/**
 * ONVIF devices, each below its name. `cam-1` runs by the clock of the recording (2014) and takes no token of another time,
 * nor a nonce twice; `cam-2` is right in time, but its password is another one; `cam-3` hangs up.
 */
export function onvif(): System {
  const seen = new Set<string>();
  return ({ path, body }) => {
    if (path.startsWith('cam-3')) return null;
    const [clock, information] = [sampleOf('onvif/GetSystemDateAndTime.xml'), sampleOf('onvif/GetDeviceInformation.xml')];
    if (!clock || !information) return missing;
    const isFirst = path.startsWith('cam-1');
    const nowMs = isFirst ? Date.UTC(2014, 11, 24, 19, 14, 37) : Date.now();
    if (body.includes('<GetSystemDateAndTime')) return { headers: soap, body: isFirst ? clock : withClock(clock.toString('utf8'), new Date(nowMs)) };
    const denied = whyDenied(body, { nowMs, seen, password: isFirst ? logins.RING_PASSWORD : 'mat-khau-khac' });
    return denied === null ? { headers: soap, body: information } : { status: 400, headers: soap, body: faultOf(denied) };
  };
}

/** Source: OASIS WS-Security UsernameToken Profile 1.0, 3.1, reckoned here anew. */
function whyDenied(body: string, device: { nowMs: number; seen: Set<string>; password: string }): string | null {
  const text = (name: string): string => new RegExp(`<[\\w:]*\\b${name}(?:\\s[^>]*)?>([^<]*)<`).exec(body)?.[1] ?? '';
  const [nonce, created] = [text('Nonce'), text('Created')];
  if (text('Username') !== logins.RING_USER) return 'no such user';
  if (Math.abs(Date.parse(created) - device.nowMs) > 60_000) return `the token is of ${created}`;
  if (device.seen.has(nonce)) return 'the nonce was used before';
  device.seen.add(nonce);
  const digest = createHash('sha1').update(Buffer.from(nonce, 'base64')).update(created + device.password).digest('base64');
  return text('Password') === digest ? null : 'the digest is wrong';
}

function withClock(xml: string, now: Date): string {
  const parts: [string, number][] = [['Hour', now.getUTCHours()], ['Minute', now.getUTCMinutes()], ['Second', now.getUTCSeconds()], ['Year', now.getUTCFullYear()], ['Month', now.getUTCMonth() + 1], ['Day', now.getUTCDate()]];
  return parts.reduce((text, [name, value]) => text.replace(new RegExp(`<tt:${name}>\\d+<`), `<tt:${name}>${value}<`), xml);
}

const faultOf = (reason: string): string =>
  `<env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope" xmlns:ter="http://www.onvif.org/ver10/error"><env:Body><env:Fault><env:Code><env:Value>env:Sender</env:Value><env:Subcode><env:Value>ter:NotAuthorized</env:Value></env:Subcode></env:Code><env:Reason><env:Text>Sender not authorized: ${reason}</env:Text></env:Reason></env:Fault></env:Body></env:Envelope>`;

/** The recorded stream that nobody watches, one whose bytes grow, one whose bytes stand still. */
export function go2rtc(): System {
  let looks = 0;
  return ({ path }) => {
    const recording = sampleOf('go2rtc/streams_one_only_url.json');
    if (path !== 'api/streams' || !recording) return missing;
    looks += 1;
    const producer = (bytes: number) => ({ producers: [{ id: 3, format_name: 'rtsp', url: 'rtsp://giam-sat:canary-8842@10.62.2.11:554/sub', bytes_recv: bytes }], consumers: [] });
    return { body: { ...(JSON.parse(recording.toString('utf8')) as object), 'nga-tu.1': producer(4242 * looks), 'cau-dak-bla': producer(77) } };
  };
}

interface MediaMtxPath {
  inboundBytes: number;
}

/** Two pages: the recorded path with bytes that grow; one that stands still and one that connects on demand. */
export function mediaMtx(): System {
  let looks = 0;
  return ({ path, query, headers }: Asked) => {
    if (headers.authorization !== basicOf(logins.RING_USER, logins.RING_PASSWORD)) return { status: 401, body: { error: 'authentication error' } };
    if (path !== 'v3/paths/list') return { status: 404, body: { error: 'path not found' } };
    const recording = sampleOf('mediamtx/v3_paths_list.json');
    if (!recording) return missing;
    const page = Number(query.get('page'));
    if (page === 0) looks += 1;
    const [recorded] = (JSON.parse(recording.toString('utf8')) as { items: MediaMtxPath[] }).items;
    const grown = { ...recorded, inboundBytes: (recorded?.inboundBytes ?? 0) + looks, bytesReceived: (recorded?.inboundBytes ?? 0) + looks };
    const others = [
      { name: 'cam-still', ready: true, online: true, available: true, source: { type: 'rtspSource', id: '' }, inboundBytes: 500, bytesReceived: 500, inboundFramesInError: 2 },
      { name: 'cam-idle', ready: false, online: false, available: true, source: null, inboundBytes: 0, bytesReceived: 0, inboundFramesInError: 0 },
    ];
    return { body: { itemCount: 3, pageCount: 2, items: page === 0 ? [grown] : others } };
  };
}
