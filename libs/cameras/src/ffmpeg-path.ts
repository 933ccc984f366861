import { accessSync, constants } from 'node:fs';
import installer from '@ffmpeg-installer/ffmpeg';

/**
 * The ffmpeg to run: `IOC_FFMPEG`, else the one that npm brings.
 * @throws when it cannot be executed
 */
export function ffmpegPath(environment: NodeJS.ProcessEnv = process.env): string {
  const path = environment['IOC_FFMPEG'] ?? installer.path;
  try {
    accessSync(path, constants.X_OK);
  } catch (cause) {
    throw new Error(`cannot execute ffmpeg at ${path}: set IOC_FFMPEG to one that can be`, { cause });
  }
  return path;
}
