import { UnprocessableEntityException } from '@nestjs/common';
import { AdapterFault, type RawPayload } from '@ioc/adapter-kit';
import { originsIn } from '@ioc/transports';
import type { House } from '../house.js';

/** A file as multer hands it over. */
export interface SentFile {
  originalname: string;
  mimetype: string;
  buffer: Buffer;
  size: number;
}

/** A sample is as large as a payload may be. */
const maxBytes = 10_000_000;
const addressTimeoutMs = 20_000;

/** In memory alone: nothing of a sample is kept. */
export const sampleLimits = { limits: { fileSize: maxBytes, files: 1, fields: 8, fieldSize: 500_000, parts: 10 }, defParamCharset: 'utf8' };

/** The bytes to look at: a file that was sent, or what an address answers now. */
export async function sampleOf(house: House, file: SentFile | undefined, url: string | undefined): Promise<RawPayload> {
  if (file) return filePayload(file);
  if (!url) throw new UnprocessableEntityException('Send a file, or name an address');
  try {
    const known = originsIn(house.pack.feeds.map((feed) => feed.settings));
    return await house.transports.typed(url, { known, signal: AbortSignal.timeout(addressTimeoutMs), maxBytes });
  } catch (error) {
    throw asProblem(error);
  }
}

/** The last part of the name alone, whatever path a browser sends. */
export function filePayload(file: SentFile): RawPayload {
  const name = (file.originalname.split(/[\\/]/).at(-1) ?? '').replace(/[\u0000-\u001f]/g, '').slice(0, 200) || 'file';
  return { name, body: file.buffer, contentType: file.mimetype.slice(0, 120), fetchedAt: new Date().toISOString(), locator: name };
}

/** An expected fault of a source is the sender's to mend. */
export function asProblem(error: unknown): unknown {
  return error instanceof AdapterFault ? new UnprocessableEntityException(error.message) : error;
}
