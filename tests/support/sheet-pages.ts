import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import { root } from '../../tools/build.mjs';

export const sheetPages = ['states', 'panels', 'banners', 'blocks', 'map'] as const;
export const themes = ['live', 'night', 'replay', 'day'] as const;

export interface SheetServer {
  /** Address of a page of the sheet. */
  url(page: string, theme?: string): string;
  stop(): Promise<void>;
}

/** The built client and nothing behind it: the sheet asks no server. */
export async function startSheet(): Promise<SheetServer> {
  const dist = join(root, 'apps/wall/dist');
  const app = express();
  app.use('/assets', express.static(join(dist, 'assets')));
  app.get('/sheet', (_request, response) => response.sendFile(join(dist, 'index.html')));
  const http = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => http.once('listening', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: (page, theme = 'live') => `http://127.0.0.1:${port}/sheet?page=${page}&theme=${theme}`,
    stop: () => new Promise((resolve, reject) => http.close((error) => (error ? reject(error) : resolve()))),
  };
}
