import { accessSync, chmodSync, constants } from 'node:fs';
import installer from '@ffmpeg-installer/ffmpeg';

/**
 * The ffmpeg to run: `IOC_FFMPEG`, else the one that npm brings.
 * @throws when it cannot be executed
 */
export function ffmpegPath(environment: NodeJS.ProcessEnv = process.env): string {
  const own = environment['IOC_FFMPEG'];
  const path = own || installer.path;
  try {
    // Where npm skips install scripts, the one that gives this right is skipped.
    if (!own && !isExecutable(path)) chmodSync(path, 0o755);
    accessSync(path, constants.X_OK);
  } catch (cause) {
    throw new Error(`cannot execute ffmpeg at ${path}: set IOC_FFMPEG to one that can be`, { cause });
  }
  return path;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
