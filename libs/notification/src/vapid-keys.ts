import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import webPush from 'web-push';
import { z } from 'zod';
import type { VapidKeys } from './channels/web-push.js';

const Stored = z.strictObject({ publicKey: z.string().min(1), privateKey: z.string().min(1) });

/**
 * The key pair of this centre, made at the first start. Browsers subscribe to it: another pair silences all of them, so
 * it is kept with the data, and several servers share the file.
 * @throws Error naming the file when it holds something else
 */
export function vapidKeys(dataDir: string): VapidKeys {
  const file = join(dataDir, 'vapid.json');
  const found = readIfThere(file);
  if (found === null) return made(file);
  const parsed = Stored.safeParse(found);
  if (!parsed.success) throw new Error(`${file} holds no key pair for web push: restore it from a backup, or remove it and let every tablet subscribe again`);
  return parsed.data;
}

function made(file: string): VapidKeys {
  const keys = webPush.generateVAPIDKeys();
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600, flag: 'wx' });
  return keys;
}

function readIfThere(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    return undefined;
  }
}
