import { existsSync, readdirSync } from 'node:fs';
import { extname } from 'node:path';
import type { NextFunction, Request, RequestHandler, Response } from 'express';

/** Sends the packed copies that the build put beside its files to who can unpack them; stands before the handler that sends files. */
export function packedFiles(folder: string): RequestHandler {
  const packed = new Set(existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.gz')) : []);
  return (request: Request, response: Response, next: NextFunction) => {
    const name = `${request.path.slice(1)}.gz`;
    if (packed.has(name)) {
      response.vary('accept-encoding');
      if (request.acceptsEncodings('gzip')) {
        response.type(extname(request.path)).set('content-encoding', 'gzip');
        request.url = `/${name}`;
      }
    }
    next();
  };
}
