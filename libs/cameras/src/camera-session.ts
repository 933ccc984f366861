import type { ZoneBox } from '@ioc/contracts';
import { CameraFault } from './camera-fault.js';
import type { CameraSource } from './camera-source.js';
import { FragmentStream, type FragmentSink } from './fragment-stream.js';
import { openHttpStream } from './http-stream.js';
import { RecordSplitter } from './record-splitter.js';
import { startRemux, type Remux } from './remux.js';
import { openDoor } from './rtsp-doorman.js';
import { lookBytes } from './stillness.js';

export interface SessionSink extends FragmentSink {
  look(picture: Buffer): void;
}

export interface SessionSetup {
  source: CameraSource;
  ffmpeg: string;
  /** What is masked before anything is handed on; of most cameras nothing. */
  mask: readonly ZoneBox[];
  sink: SessionSink;
  signal: AbortSignal;
}

/**
 * One connection to one camera, from its first byte to its end.
 * @returns why it ended; never throws
 */
export async function runSession(setup: SessionSetup): Promise<CameraFault> {
  try {
    return await (setup.source.url.protocol.startsWith('rtsp') ? rtspSession(setup) : httpSession(setup));
  } catch (cause) {
    if (cause instanceof CameraFault) return cause;
    return new CameraFault('bad-stream', cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

async function rtspSession(setup: SessionSetup): Promise<CameraFault> {
  const door = await openDoor(setup.source, setup.signal);
  try {
    const remux = startRemux(setup.ffmpeg, { kind: 'rtsp', url: door.url }, setup.mask);
    const fault = await feed(remux, setup, door.ended);
    door.close();
    const first = await door.ended;
    return first.kind === 'denied' ? first : fault;
  } finally {
    door.close();
  }
}

async function httpSession(setup: SessionSetup): Promise<CameraFault> {
  const stream = await openHttpStream(setup.source, setup.signal);
  try {
    const remux = startRemux(setup.ffmpeg, { kind: 'mpegts' }, setup.mask);
    const ended = new Promise<CameraFault>((resolve) => {
      stream.once('close', () => resolve(new CameraFault('ended', 'the camera closed the stream')));
      stream.once('error', () => resolve(new CameraFault('ended', 'the camera broke off the stream')));
    });
    stream.pipe(remux.input);
    return await feed(remux, setup, ended);
  } finally {
    stream.destroy();
  }
}

/** Hands on what ffmpeg brings until it, its input or the session ends; leaves no process behind. */
async function feed(
  remux: Remux,
  { sink, signal, mask }: SessionSetup,
  inputEnded: Promise<CameraFault>,
): Promise<CameraFault> {
  const broken = read(remux, sink);
  const aborted = new Promise<CameraFault>((resolve) => {
    const end = (): void => resolve(new CameraFault('timeout', 'no picture came for too long'));
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
  });
  const exited = remux.ended.then((end) => exitFault(end, mask.length > 0));
  const fault = await Promise.race([broken, aborted, inputEnded, exited]);
  remux.kill();
  await remux.ended;
  return fault;
}

function exitFault({ code, lastWords }: Awaited<Remux['ended']>, isMasked: boolean): CameraFault {
  const said = `ffmpeg ended with ${code}${lastWords ? `: ${lastWords}` : ''}`;
  // Without a code it was killed; a camera that goes away or sends what cannot be read has other words.
  const isMaskLost = isMasked && (code === null || /filter|libx264|encoder/i.test(lastWords));
  return isMaskLost ? new CameraFault('masking', `the privacy zones cannot be masked: ${said}`) : new CameraFault('bad-stream', said);
}

/** Settles only with a fault: when the bytes are no stream that a browser can play. */
function read(remux: Remux, sink: SessionSink): Promise<CameraFault> {
  const fragments = new FragmentStream(sink);
  const looks = new RecordSplitter(lookBytes, (picture) => sink.look(picture));
  remux.looks.on('data', (chunk: Buffer) => looks.push(chunk));
  return new Promise((resolve) => {
    remux.pictures.on('data', (chunk: Buffer) => {
      try {
        fragments.push(chunk);
      } catch (cause) {
        resolve(new CameraFault('bad-stream', (cause as Error).message, { cause }));
      }
    });
  });
}
