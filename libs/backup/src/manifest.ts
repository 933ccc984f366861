import { createHash, type Hash } from 'node:crypto';
import { z } from 'zod';

const Count = z.int().nonnegative();
const Table = z.object({ name: z.string(), columns: z.array(z.string()).min(1), rows: Count, sum: z.string() });
const Part = z.object({ name: z.string(), members: Count, bytes: Count, sha256: z.string() });

/** What a backup says of itself; its last member but one. */
export const Manifest = z.object({
  format: z.literal('rong-backup-1'),
  /** Edition of Rông that made it. */
  product: z.string(),
  /** The moment of the snapshot. */
  madeAt: z.string(),
  province: z.string(),
  postgres: z.string(),
  /** Which schema the tables have. */
  migrations: z.array(z.string()).min(1),
  /** `sum` adds up 56 bits of each row's SHA-256. */
  tables: z.array(Table),
  partitions: z.array(z.object({ name: z.string(), parent: z.string(), bounds: z.string() })),
  sequences: z.array(z.object({ name: z.string(), last: z.string(), isCalled: z.boolean() })),
  /** Members whose names begin alike, and one SHA-256 over all their names, sizes and bytes. */
  parts: z.array(Part),
  /** Archived payloads that the rows name and the disk does not have. */
  missingPayloads: Count,
});
export type Manifest = z.infer<typeof Manifest>;
export type PartFacts = z.infer<typeof Part>;

export const manifestName = 'manifest.json';
export const manifestSumName = 'manifest.json.sha256';

/** `tables/reading/000001.copy.gz` is of the part `tables/reading`, all others are of their first folder. */
export function partOf(member: string): string {
  const [first = '', second = ''] = member.split('/');
  return first === 'tables' ? `${first}/${second}` : first;
}

/** Sums up members as they pass, part by part. */
export class PartSums {
  private readonly parts = new Map<string, { members: number; bytes: number; hash: Hash }>();

  add(member: string, bytes: Uint8Array): void {
    const name = partOf(member);
    const part = this.parts.get(name) ?? { members: 0, bytes: 0, hash: createHash('sha256') };
    this.parts.set(name, part);
    part.members += 1;
    part.bytes += bytes.byteLength;
    part.hash.update(`${member}\0${bytes.byteLength}\0`).update(bytes);
  }

  /** Ends the sums. */
  all(): PartFacts[] {
    return [...this.parts].map(([name, { members, bytes, hash }]) => ({ name, members, bytes, sha256: hash.digest('hex') }));
  }
}
