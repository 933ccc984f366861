import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface RtspSourceSettings {
  mounts: number;
  user: string;
  password: string;
  auth: 'digest' | 'basic';
}

export type RtspOrder = 'freeze' | 'ok' | 'kill' | 'stall';

/** Real RTSP cameras on this machine; mounts are named `cam-01`, `cam-02`, … */
export interface RtspSource {
  pid: number;
  url(mount: string): string;
  order(what: RtspOrder, mount: string): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Debian's Python sees Debian's GObject bindings; another one earlier in PATH does not.
 * @throws when the source does not come up, with what it said
 */
export async function startRtspSource(settings: RtspSourceSettings): Promise<RtspSource> {
  const port = await freePort();
  const child = spawn('/usr/bin/python3', [fileURLToPath(new URL('rtsp-source.py', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let lastWords = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (lastWords = (lastWords + text).slice(-2000)));
  const lines = createInterface({ input: child.stdout });
  const says = (wanted: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const hear = (line: string): void => void (line === wanted && done(resolve));
      const gone = (): void => done(() => reject(new Error(`the RTSP source ended: ${lastWords}`)));
      const done = (settle: () => void): void => {
        lines.off('line', hear);
        child.off('exit', gone);
        settle();
      };
      lines.on('line', hear);
      child.once('exit', gone);
    });
  const ready = says('ready');
  child.stdin.write(`${JSON.stringify({ ...settings, port })}\n`);
  await ready;
  return {
    pid: child.pid as number,
    url: (mount) => `rtsp://127.0.0.1:${port}/${mount}`,
    order: async (what, mount) => {
      const done = says(`done ${what} ${mount}`);
      child.stdin.write(`${what} ${mount}\n`);
      await done;
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
