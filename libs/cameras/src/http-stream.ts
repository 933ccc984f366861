import { request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { authorize } from './authorization.js';
import { CameraFault } from './camera-fault.js';
import type { CameraSource } from './camera-source.js';

const answerWithinMs = 5_000;

/**
 * Opens a camera's MPEG-TS over HTTP. Node asks and not ffmpeg: so the login is in no process list, and the stream's end
 * is seen at once. Redirects are not followed: they would carry the login to wherever the answer points.
 * @throws CameraFault unreachable, timeout, denied or bad-stream
 */
export async function openHttpStream(source: CameraSource, signal: AbortSignal): Promise<IncomingMessage> {
  const first = await ask(source.url, signal);
  if (first.statusCode !== 401 || !source.login) return accepted(first);
  first.destroy();
  const answer = authorize(
    first.headers['www-authenticate'] ?? '',
    { method: 'GET', uri: source.url.pathname + source.url.search },
    source.login,
  );
  if (answer === null)
    throw new CameraFault('denied', 'the camera asks for a login by a scheme other than Basic and Digest');
  return accepted(await ask(source.url, signal, answer));
}

function accepted(answer: IncomingMessage): IncomingMessage {
  if (answer.statusCode === 200) return answer;
  answer.destroy();
  const denied = answer.statusCode === 401 || answer.statusCode === 403;
  throw new CameraFault(denied ? 'denied' : 'bad-stream', `the camera answered HTTP ${answer.statusCode}`);
}

function ask(url: URL, signal: AbortSignal, authorization?: string): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const request: ClientRequest = send(url, {
      signal,
      agent: false,
      headers: { accept: 'video/mp2t, */*', ...(authorization ? { authorization } : {}) },
    });
    const timer = setTimeout(
      () => request.destroy(new CameraFault('timeout', `no answer within ${answerWithinMs} ms`)),
      answerWithinMs,
    );
    request.once('response', (answer) => {
      clearTimeout(timer);
      resolve(answer);
    });
    request.once('error', (cause: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      reject(
        cause instanceof CameraFault
          ? cause
          : new CameraFault('unreachable', `the camera cannot be reached: ${cause.code ?? cause.name}`),
      );
    });
    request.end();
  });
}
