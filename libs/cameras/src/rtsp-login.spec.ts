import { describe, expect, it } from 'vitest';
import { RtspFramer, headerOf, type RtspUnit } from './rtsp-framer.js';
import { RtspLogin } from './rtsp-login.js';

type Message = Extract<RtspUnit, { kind: 'message' }>;
const local = 'rtsp://127.0.0.1:4000/f00d';
const camera = 'rtsp://10.0.0.9:554/Streaming/Channels/102';
const login = { user: 'viewer', password: 'canary-password' };

const message = (...lines: string[]): Message => ({ kind: 'message', head: lines.join('\r\n'), body: Buffer.alloc(0) });
const parse = (bytes: Buffer): Message => new RtspFramer().push(bytes)[0] as Message;
const describeRequest = message(`DESCRIBE ${local} RTSP/1.0`, 'CSeq: 7', 'Accept: application/sdp');
const challenge = (cseq: string | null) =>
  message('RTSP/1.0 401 Unauthorized', `CSeq: ${cseq}`, 'WWW-Authenticate: Digest realm="cam", nonce="n1"');
const cseqOf = (bytes: Buffer) => headerOf(parse(bytes).head, 'cseq');

describe('RtspFramer', () => {
  const bytes = Buffer.concat([
    Buffer.from('RTSP/1.0 200 OK\r\nCSeq: 1\r\nContent-Length: 4\r\n\r\nv=0\n'),
    Buffer.from([0x24, 0, 0, 3, 1, 2, 3]),
    Buffer.from('RTSP/1.0 200 OK\r\nCSeq: 2\r\n\r\n'),
  ]);

  it.each([1, 5, 1_000])('cuts answers and packets out of chunks of %i bytes', (size) => {
    const framer = new RtspFramer();
    const units: RtspUnit[] = [];
    for (let offset = 0; offset < bytes.length; offset += size)
      units.push(...framer.push(bytes.subarray(offset, offset + size)));
    expect(units).toEqual([
      { kind: 'message', head: 'RTSP/1.0 200 OK\r\nCSeq: 1\r\nContent-Length: 4', body: Buffer.from('v=0\n') },
      { kind: 'packet', bytes: Buffer.from([0x24, 0, 0, 3, 1, 2, 3]) },
      { kind: 'message', head: 'RTSP/1.0 200 OK\r\nCSeq: 2', body: Buffer.alloc(0) },
    ]);
  });

  it.each(['999999999', '-5', 'x'])('gives up on a body of %s bytes', (size) => {
    expect(() => new RtspFramer().push(Buffer.from(`RTSP/1.0 200 OK\r\nContent-Length: ${size}\r\n\r\n`))).toThrow(
      'no sensible length',
    );
  });

  it('gives up on a head without end', () => {
    expect(() => new RtspFramer().push(Buffer.alloc(20_000, 'x'))).toThrow('without end');
  });
});

describe('RtspLogin', () => {
  it('asks the camera by its own address, below which tracks stay tracks', () => {
    const desk = new RtspLogin({ local, camera, login });
    const setup = parse(desk.request(message(`SETUP ${local}/trackID=1 RTSP/1.0`, 'CSeq: 3')));
    expect(setup.head.split('\r\n')[0]).toBe(`SETUP ${camera}/trackID=1 RTSP/1.0`);
  });

  it('answers a challenge itself, under a new sequence number; the client sees one answer to its own', () => {
    const desk = new RtspLogin({ local, camera, login });
    const first = desk.request(describeRequest);
    const again = desk.answer(challenge(cseqOf(first)));
    expect(again.to).toBe('camera');
    expect(cseqOf(again.bytes)).not.toBe(cseqOf(first));
    expect(headerOf(parse(again.bytes).head, 'authorization')).toContain(`uri="${camera}"`);
    const answer = desk.answer(message('RTSP/1.0 200 OK', `CSeq: ${cseqOf(again.bytes)}`));
    expect([answer.to, cseqOf(answer.bytes), desk.denied]).toEqual(['client', '7', false]);
  });

  it('logs in the following requests without being asked, each for its own method', () => {
    const desk = new RtspLogin({ local, camera, login });
    desk.answer(challenge(cseqOf(desk.request(describeRequest))));
    const play = parse(desk.request(message(`PLAY ${camera}/ RTSP/1.0`, 'CSeq: 9')));
    expect(headerOf(play.head, 'authorization')).toContain(`uri="${camera}/"`);
  });

  it('tries a refused login no more than once per request', () => {
    const desk = new RtspLogin({ local, camera, login });
    const again = desk.answer(challenge(cseqOf(desk.request(describeRequest))));
    const refused = desk.answer(challenge(cseqOf(again.bytes)));
    expect([refused.to, cseqOf(refused.bytes), desk.denied]).toEqual(['client', '7', true]);
  });

  it('follows no redirect', () => {
    const desk = new RtspLogin({ local, camera, login });
    const answer = desk.answer(
      message('RTSP/1.0 302 Moved', `CSeq: ${cseqOf(desk.request(describeRequest))}`, 'Location: rtsp://10.0.0.1/'),
    );
    expect(parse(answer.bytes).head).toMatch(/^RTSP\/1.0 502 Bad Gateway\r\n/);
  });

  it('hands a challenge on when there is no login', () => {
    const desk = new RtspLogin({ local, camera });
    expect(desk.answer(challenge(cseqOf(desk.request(describeRequest)))).to).toBe('client');
  });

  it('never says the password to the client', () => {
    const desk = new RtspLogin({ local, camera, login });
    const again = desk.answer(challenge(cseqOf(desk.request(describeRequest))));
    const answer = desk.answer(message('RTSP/1.0 200 OK', `CSeq: ${cseqOf(again.bytes)}`));
    expect(String(answer.bytes)).not.toContain(login.password);
  });
});
