import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, sep } from 'node:path';
import type { FeedPlan, Proposal } from '@ioc/contracts';
import { checkPack, type LoadOptions, type PackFault, type ProvincePack } from '@ioc/platform';
import { Document } from 'yaml';
import { appendEntry } from './append-entry.js';
import { ConfigRefused } from './config-fault.js';
import { feedOfPlan } from './feed-of-plan.js';
import { replaceOnWall } from './replace-on-wall.js';
import { lineDiff } from './line-diff.js';

/** One file of the province's folder, before and after; `before` is null where it was not there, `after` where it goes. */
export interface FileEdit {
  file: string;
  before: string | null;
  after: string | null;
}

/** The edits of files that a plan asks for: a feed, and before it the indicators that the catalogue lacks. */
export async function editsOf(plan: FeedPlan, dir: string): Promise<FileEdit[]> {
  const edits: FileEdit[] = [];
  if (plan.newIndicators.length > 0) {
    edits.push(await editOf(dir, { file: `indicators/${plan.component}.yaml`, key: 'indicators', head: { component: plan.component }, entries: plan.newIndicators }));
  }
  edits.push(await editOf(dir, { file: `feeds/${plan.component}.yaml`, key: 'feeds', head: {}, entries: [feedOfPlan(plan)] }));
  if (plan.wall) edits.push(await sceneEdit(dir, plan.component, plan.wall));
  return edits;
}

async function sceneEdit(dir: string, component: string, wall: NonNullable<FeedPlan['wall']>): Promise<FileEdit> {
  const file = 'scenes.yaml';
  const before = await readFile(join(dir, file), 'utf8').catch(() => null);
  const after = before === null ? null : replaceOnWall(before, component, wall);
  if (after === null) throw new ConfigRefused('moved', `no panel of ${component} in ${file} shows ${wall.replaces}`);
  return { file, before, after };
}

interface Addition {
  file: string;
  key: string;
  /** What a file that is written anew begins with. */
  head: Record<string, unknown>;
  entries: readonly unknown[];
}

async function editOf(dir: string, { file, key, head, entries }: Addition): Promise<FileEdit> {
  const before = await readFile(join(dir, file), 'utf8').catch(() => null);
  if (before === null) return { file, before, after: newFile({ key, head, entries }) };
  try {
    return { file, before, after: entries.reduce<string>((text, entry) => appendEntry(text, key, entry), before) };
  } catch (cause) {
    throw new ConfigRefused('moved', `${file} cannot be added to: ${(cause as Error).message}`);
  }
}

function newFile({ key, head, entries }: Omit<Addition, 'file'>): string {
  return `# yaml-language-server: $schema=../../schema/${key}.schema.json\n${new Document({ ...head, [key]: entries }).toString({ lineWidth: 0 })}`;
}

/** Names exactly these texts before and after. */
export function hashOf(edits: readonly FileEdit[]): string {
  return createHash('sha256').update(JSON.stringify(edits.map(({ file, before, after }) => [file, before, after]))).digest('hex');
}

/** What a person is shown of the edits, with every fault of the pack as it would be. */
export async function proposalOf(edits: readonly FileEdit[], dir: string, options: LoadOptions): Promise<Proposal> {
  const { faults } = await checkEdited(edits, dir, options);
  return { hash: hashOf(edits), files: edits.map(({ file, before, after }) => lineDiff(file, before ?? '', after ?? '')), faults };
}

/**
 * The pack as it would be, checked whole on a copy beside the real one.
 * @returns faults name the real files
 */
export async function checkEdited(edits: readonly FileEdit[], dir: string, options: LoadOptions): Promise<{ pack: ProvincePack | null; faults: PackFault[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'rong-proposal-'));
  const copy = join(folder, basename(dir));
  try {
    await cp(dir, copy, { recursive: true, filter: (source) => !source.split(sep).includes('.history') });
    for (const { file, after } of edits) {
      await mkdir(dirname(join(copy, file)), { recursive: true });
      if (after === null) await rm(join(copy, file), { force: true });
      else await writeFile(join(copy, file), after);
    }
    const { pack, faults } = await checkPack(copy, options);
    return { pack, faults: faults.map((fault) => ({ ...fault, file: fault.file.replace(copy, dir), message: fault.message.replaceAll(copy, dir) })) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
