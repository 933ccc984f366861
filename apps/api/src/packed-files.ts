import { existsSync, readdirSync } from 'node:fs';
import { extname } from 'node:path';
import type { NextFunction, Request, RequestHandler, Response } from 'express';

/** The smaller one first. Browsers take Brotli over secure connections alone. */
const packings = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
] as const;

/** Sends the packed copies that the build put beside its files to who can unpack them; stands before the handler that sends files. */
export function packedFiles(folder: string): RequestHandler {
  const kept = new Set(existsSync(folder) ? readdirSync(folder) : []);
  return (request: Request, response: Response, next: NextFunction) => {
    const copies = packings.filter(({ ending }) => kept.has(`${request.path.slice(1)}${ending}`));
    if (copies.length > 0) {
      response.vary('accept-encoding');
      const copy = copies.find(({ encoding }) => request.acceptsEncodings(encoding));
      if (copy) {
        response.type(extname(request.path)).set('content-encoding', copy.encoding);
        request.url = `${request.path}${copy.ending}`;
      }
    }
    next();
  };
}
