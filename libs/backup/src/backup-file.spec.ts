import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { isSafeName } from './kept-files.js';
import { Sealed, unsealed } from './seal.js';
import { tarMembers } from './tar-reader.js';
import { TarWriter } from './tar-writer.js';
import type { ByteSink } from './whole-file.js';

class Memory implements ByteSink {
  private readonly parts: Uint8Array[] = [];
  write(bytes: Uint8Array): Promise<void> {
    this.parts.push(bytes);
    return Promise.resolve();
  }
  end(): Promise<void> {
    return Promise.resolve();
  }
  get bytes(): Buffer {
    return Buffer.concat(this.parts);
  }
}

async function* chunked(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function all(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

const key = 'a long passphrase';

async function sealedOf(plain: Buffer, size = 70_000): Promise<Buffer> {
  const memory = new Memory();
  const sealed = await Sealed.over(memory, key);
  for await (const part of chunked(plain, size)) await sealed.write(part);
  await sealed.end();
  return memory.bytes;
}

const frame = 1 << 20;

it.each([0, 1, frame - 1, frame, frame + 1, 3 * frame])('%d bytes come out of a seal as they went in', async (length) => {
  const plain = randomBytes(length);
  expect((await all(unsealed(chunked(await sealedOf(plain), 12_345), key))).equals(plain)).toBe(true);
});

it('frames that are left out, swapped or cut at their border do not open', async () => {
  const sealed = await sealedOf(randomBytes(3 * frame));
  const head = 41;
  const step = frame + 16;
  const frames = [0, 1, 2, 3].map((at) => sealed.subarray(head + at * step, head + (at + 1) * step));
  const [one, two, three, last] = frames as [Buffer, Buffer, Buffer, Buffer];
  for (const wrong of [[one, three, last], [two, one, three, last], [one, two, three], [one, two, last], []]) {
    await expect(all(unsealed(chunked(Buffer.concat([sealed.subarray(0, head), ...wrong]), 65_536), key))).rejects.toThrow(/does not open|too early/u);
  }
});

it('two seals of the same bytes have nothing in common', async () => {
  const plain = Buffer.alloc(1000);
  const [one, other] = [await sealedOf(plain), await sealedOf(plain)];
  expect(one.subarray(9, 200).equals(other.subarray(9, 200))).toBe(false);
});

it('a tar gives back names and bytes, long names too, and refuses a name that no tar holds', async () => {
  const memory = new Memory();
  const tar = new TarWriter(memory, 1_800_000_000);
  const members = [{ name: 'pack/địa-giới/bản đồ.yaml', bytes: Buffer.from('a') }, { name: `pack/${'long/'.repeat(20)}${'n'.repeat(60)}`, bytes: randomBytes(1024) }, { name: 'raw/empty', bytes: Buffer.alloc(0) }];
  for (const { name, bytes } of members) await tar.add(name, bytes);
  await expect(tar.add(`pack/${'n'.repeat(120)}`, Buffer.alloc(0))).rejects.toThrow(/too long/u);
  await tar.end();
  const found = [];
  for await (const member of tarMembers(chunked(memory.bytes, 100))) found.push(member);
  expect(found).toEqual(members);
});

it.each(['../etc/passwd', 'pack/../../x', '/etc/passwd', 'pack//x', 'pack/.', 'raw', 'postgres/data/pg_hba.conf', 'rong.lock', 'pack/a\0b', 'pack/a\\b', ''])('a member %j is refused', (name) => {
  expect(isSafeName(name)).toBe(false);
});
