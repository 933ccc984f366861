import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { BackupFault } from './backup-fault.js';
import { isSafeName } from './kept-files.js';
import { Manifest, PartSums, manifestName, manifestSumName } from './manifest.js';
import { sealMagic, unsealed } from './seal.js';
import { tarMembers, type TarMember } from './tar-reader.js';

/** The members of a backup, the sealed one's too. @throws BackupFault with what to do */
export async function* membersOf(file: string, passphrase: string | undefined): AsyncGenerator<TarMember> {
  const isSealed = (await firstBytes(file)).equals(sealMagic);
  const bytes = createReadStream(file, { highWaterMark: 1 << 20 });
  if (isSealed && passphrase === undefined) throw new BackupFault(`${file} is sealed: name the file with its key by IOC_BACKUP_KEY_FILE`);
  yield* tarMembers(isSealed ? unsealed(bytes, passphrase ?? '') : bytes);
}

async function firstBytes(file: string): Promise<Buffer> {
  try {
    const handle = await open(file);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(sealMagic.length)).finally(() => handle.close());
    return buffer.subarray(0, bytesRead);
  } catch (cause) {
    throw new BackupFault(`${file} cannot be read (${(cause as Error).message})`, { cause });
  }
}

/**
 * Reads a backup to its end and checks every byte of it.
 * @throws BackupFault when anything is changed or missing
 */
export async function checkedManifest(file: string, passphrase: string | undefined): Promise<Manifest> {
  const sums = new PartSums();
  let manifest: Buffer | null = null;
  let sum = '';
  for await (const { name, bytes } of membersOf(file, passphrase)) {
    if (manifest === null && name !== manifestName) sums.add(checkedName(name), bytes);
    else if (manifest === null) manifest = bytes;
    else if (name === manifestSumName) sum = bytes.toString();
    else throw new BackupFault(`the backup is damaged: ${name} stands where nothing should`);
  }
  return compared(manifest, sum, sums);
}

function checkedName(name: string): string {
  if (!isSafeName(name)) throw new BackupFault(`the backup holds a member of a name that is refused: ${JSON.stringify(name)}`);
  return name;
}

function compared(bytes: Buffer | null, sum: string, sums: PartSums): Manifest {
  if (!bytes || sum !== `${createHash('sha256').update(bytes).digest('hex')}  ${manifestName}\n`) throw new BackupFault('the backup has no sound list of its parts: it is damaged, or no backup of Rông');
  const parsed = Manifest.safeParse(JSON.parse(bytes.toString()));
  if (!parsed.success) throw new BackupFault(`the backup is of a form that this edition does not read (${parsed.error.issues[0]?.path.join('.')}): restore it with the edition that made it`);
  const found = new Map(sums.all().map((part) => [part.name, part]));
  for (const part of parsed.data.parts) {
    if (found.get(part.name)?.sha256 !== part.sha256) throw new BackupFault(`the backup is damaged in ${part.name}: take another copy of it`);
    found.delete(part.name);
  }
  if (found.size > 0) throw new BackupFault(`the backup is damaged: its list does not name ${[...found.keys()].join(', ')}`);
  return parsed.data;
}
