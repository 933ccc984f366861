import { createHash } from 'node:crypto';
import type { CameraUse, CameraUseInfo } from '@ioc/contracts';

/** Hex digits; enough to tell one wording from another. */
const length = 12;

/** What screens are told of the use of the cameras; its version changes with what people acknowledge, and not with the list of reasons. Pure. */
export function useNotice(use: CameraUse): CameraUseInfo {
  const { purpose, ground, viewers, kept } = use;
  const said = [purpose, ground, viewers, kept ?? null].map((text) => text && [text.vi, text.en]);
  return { ...use, version: createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, length) };
}
