import { createParamDecorator, NotFoundException, StreamableFile, UnprocessableEntityException, type ExecutionContext } from '@nestjs/common';
import type { Sight } from '@ioc/access';
import { evidenceMaxBytes, evidenceTypes, pictureTypes, type Evidence } from '@ioc/contracts';
import type { EvidenceArchive } from '@ioc/store';
import { fileTypeFromBuffer } from 'file-type';
import type { Request } from 'express';
import { sightOf } from './access/rights.guard.js';
import type { SentFile } from './onboarding/sample.js';

/** What was sent, and what whoever sent it may do. */
export const Sent = createParamDecorator((_nothing: unknown, context: ExecutionContext): SentBy => {
  const request = context.switchToHttp().getRequest<Request & { file?: SentFile }>();
  return { file: request.file, sight: sightOf(request) };
});
export interface SentBy {
  file: SentFile | undefined;
  sight: Sight;
}

/** In memory, then on the disk under its hash. */
export const evidenceLimits = { limits: { fileSize: evidenceMaxBytes, files: 1, fields: 0, parts: 2 }, defParamCharset: 'utf8' };

const kinds: Readonly<Record<'file' | 'picture', ReadonlySet<string>>> = { file: new Set(evidenceTypes), picture: new Set(pictureTypes) };

/**
 * What was sent, by what its first bytes say.
 * @returns null when it is none of the kind
 * @throws UnprocessableEntityException when nothing was sent
 */
export async function typeOf(file: SentFile | undefined, kind: keyof typeof kinds): Promise<{ file: SentFile; type: string } | null> {
  if (!file || file.size === 0) throw new UnprocessableEntityException('Send a file');
  const type = (await fileTypeFromBuffer(file.buffer))?.mime;
  return type !== undefined && kinds[kind].has(type) ? { file, type } : null;
}

/** A kept file, to be saved: never shown in a page of ours, whatever it holds. @param named as it is known where it was sent to @throws NotFoundException */
export async function savedFile(archive: EvidenceArchive, named: Pick<Evidence, 'sha256' | 'name'> | undefined): Promise<StreamableFile> {
  const file = named && (await archive.open(named.sha256));
  if (!named || !file) throw new NotFoundException('There is no such file');
  return new StreamableFile(file.stream, { type: 'application/octet-stream', length: file.bytes, disposition: `attachment; filename*=UTF-8''${encodeURIComponent(named.name)}` });
}
