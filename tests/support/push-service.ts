import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a push service was handed, decrypted as the browser does. */
export interface Pushed {
  headers: Record<string, string | string[] | undefined>;
  payload: { title: string; body: string; tag: string; url: string };
}

export interface PushService {
  /** As PushSubscription.toJSON() of a browser. */
  subscription: { endpoint: string; keys: { p256dh: string; auth: string } };
  pushed: Pushed[];
  /** Answered from now on, e.g. 410 when the browser has gone. */
  answer(status: number): void;
  stop(): Promise<void>;
}

/** A push service and the browser behind it (RFC 8030, RFC 8291). */
export async function startPushService(): Promise<PushService> {
  const browser = createECDH('prime256v1');
  browser.generateKeys();
  const auth = randomBytes(16);
  const pushed: Pushed[] = [];
  let status = 201;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (status < 300) pushed.push({ headers: request.headers, payload: JSON.parse(decrypt(Buffer.concat(parts), { browser, auth })) as Pushed['payload'] });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    subscription: { endpoint: `http://127.0.0.1:${port}/push/one`, keys: { p256dh: browser.getPublicKey('base64url'), auth: auth.toString('base64url') } },
    pushed,
    answer: (next) => (status = next),
    stop: () => new Promise((resolve) => (server.close(() => resolve()), server.closeAllConnections())),
  };
}

/** Content encoding aes128gcm (RFC 8188): salt 16, record size 4, key length 1, the sender's key, then one record. */
function decrypt(body: Buffer, { browser, auth }: { browser: ReturnType<typeof createECDH>; auth: Buffer }): string {
  const salt = body.subarray(0, 16);
  const keyLength = body.readUInt8(20);
  const sender = body.subarray(21, 21 + keyLength);
  const sealed = body.subarray(21 + keyLength);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync('sha256', browser.computeSecret(sender), auth, info, 32));
  const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16));
  const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12));
  const decipher = createDecipheriv('aes-128-gcm', key, nonce);
  decipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  // The last record ends with 2 and zeroes.
  return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8');
}
