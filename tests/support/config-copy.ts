import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../tools/build.mjs';
import { freePort, startServer, type Running } from './centre.js';

/** A server on a copy of Kon Tum's configuration, which a test may change; no department answers it. */
export interface CopiedCentre {
  url: string;
  /** The copied pack. */
  pack: string;
  drop: string;
  folder: string;
  server(): Running;
  /** Ends the server and starts it again on the same data. */
  restart(): Promise<void>;
  get<T>(path: string): Promise<T>;
  stop(): Promise<void>;
}

const logins = ['LGSP_CLIENT_ID', 'LGSP_CLIENT_SECRET', 'DHIS2_USER', 'DHIS2_PASSWORD', 'WAZUH_USER', 'WAZUH_PASSWORD', 'MQTT_USER', 'MQTT_PASSWORD', 'CAMERA_USER', 'CAMERA_PASSWORD', 'ZALO_OA_TOKEN', 'ALERT_HUB_TOKEN'];

/** @param change what to do to the copy before the server reads it */
export async function startCopiedCentre(extra: Record<string, string> = {}, change: (pack: string) => void = () => undefined): Promise<CopiedCentre> {
  const folder = mkdtempSync(join(tmpdir(), 'rong-copy-'));
  const pack = join(folder, 'kon-tum');
  const drop = join(folder, 'drop');
  cpSync(join(root, 'config/kon-tum'), pack, { recursive: true });
  mkdirSync(drop);
  change(pack);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const own = { IOC_CONFIG: pack, IOC_DATA: join(folder, 'data'), IOC_PORT: String(port), DROP_FOLDER: drop, IOC_LOG: 'warn' };
  const env = { ...Object.fromEntries(logins.map((name) => [name, 'x'])), ...own, ...extra };
  let server = await startServer(env, url);
  return {
    ...{ url, pack, drop, folder, server: () => server },
    restart: async () => {
      await server.stop();
      server = await startServer(env, url);
    },
    get: async <T>(path: string) => (await (await fetch(`${url}/api/v1/${path}`)).json()) as T,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
