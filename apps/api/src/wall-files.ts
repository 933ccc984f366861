import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { static as files, type Request, type Response } from 'express';
import { screenPaths } from '@ioc/contracts';
import { packedFiles } from './packed-files.js';

/** Built client, beside the built server. */
const wallDist = join(import.meta.dirname, '..', '..', 'wall', 'dist');
/** What the client answers itself, even where it has no page: its own words say so. */
const places = ['/wall', '/desk', '/brief', '/organisation', '/sign-in', '/sheet'];
/** The brief is a page of its own: a tablet loads nothing of the wall. */
const pageOf = (path: string) => (/^\/brief(?:\/|$)/u.test(path) ? 'brief.html' : 'index.html');

/** Serves the screens: hashed assets for a year, pages always anew. */
export function serveWall(app: NestExpressApplication): void {
  const server = app.getHttpAdapter().getInstance();
  const sendPage = ({ path }: Request, response: Response) => {
    sendAnew(response, pageOf(path));
  };
  server.get('/', (_request: Request, response: Response) => response.redirect('/wall'));
  server.use('/assets', packedFiles(join(wallDist, 'assets')), files(join(wallDist, 'assets'), { immutable: true, maxAge: '365d', index: false }));
  server.use('/brief', files(join(wallDist, 'brief'), { index: false, redirect: false, maxAge: '1d' }));
  // A worker that a browser kept would keep the old client alive.
  server.get(['/brief-worker.js', '/wall-worker.js'], ({ path }: Request, response: Response) => sendAnew(response, path.slice(1)));
  server.get([...screenPaths], sendPage);
  server.get(places.flatMap((place) => [place, `${place}/*path`]), (request: Request, response: Response) => sendPage(request, response.status(404)));
}

/** Below a root: whatever names the folders above it have, hidden ones too. */
function sendAnew(response: Response, name: string): void {
  response.set('cache-control', 'no-cache').sendFile(name, { root: wallDist });
}
