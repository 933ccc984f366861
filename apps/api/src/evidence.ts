import { evidenceMaxBytes, evidenceTypes } from '@ioc/contracts';

/** In memory, then on the disk under its hash. */
export const evidenceLimits = { limits: { fileSize: evidenceMaxBytes, files: 1, fields: 0, parts: 2 }, defParamCharset: 'utf8' };

const types: ReadonlySet<string> = new Set(evidenceTypes);

/** Whether a file of this type is kept. @param type of its first bytes; undefined when they say nothing */
export function isEvidence(type: string | undefined): type is string {
  return type !== undefined && types.has(type);
}
