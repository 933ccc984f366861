import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dayOf, noShiftPlan, soleDisplay } from '@ioc/contracts';
import { crossCheck, type AdapterKinds } from './cross-check.js';
import { addFile, emptyDraft, markUnread, type Draft, type FileKind } from './draft.js';
import { expandVariables } from './expand-variables.js';
import { PackError, type PackFault } from './fault.js';
import type { GeoJson } from './geometry.js';
import { loadGeometry } from './map-files.js';
import { ProvincePack } from './province-pack.js';
import { portFaults, secretFaults } from './scalar-faults.js';
import { YamlSource } from './yaml-source.js';

export interface LoadOptions {
  /** Where variables are looked up; the process's environment by default. */
  environment?: Readonly<Record<string, string | undefined>>;
  /** What to do about a variable without value and default; `placeholder` for work that never reaches the network. */
  unset?: 'fault' | 'placeholder';
  /** The adapters that exist. Without them neither a feed's kind nor its settings are checked. */
  adapters?: AdapterKinds;
  /** Epoch milliseconds, for packs that say nothing about the day of their units. */
  nowMs?: number;
}

interface PackFile {
  kind: FileKind;
  file: string;
}

/**
 * Reads and checks a province pack.
 * @param dir folder such as `config/kon-tum`
 * @throws PackError with every fault at once; nothing of a faulty pack is used
 */
export async function loadPack(dir: string, options: LoadOptions = {}): Promise<ProvincePack> {
  const { pack, faults } = await checkPack(dir, options);
  if (!pack) throw new PackError(faults);
  return pack;
}

/** As {@link loadPack}, but hands the faults back; `pack` is `null` when there is one. */
export async function checkPack(
  dir: string,
  options: LoadOptions = {},
): Promise<{ pack: ProvincePack | null; faults: PackFault[] }> {
  const { files, missing, faults } = await listFiles(dir);
  const draft = emptyDraft();
  for (const kind of missing) markUnread(draft, kind);
  const plain: PackFault[] = [];
  for (const { kind, file } of files) {
    const source = new YamlSource(file, await readFile(file, 'utf8'));
    const read = readSource(draft, { kind, source, options });
    plain.push(...read.plain);
    faults.push(...read.faults);
  }
  const { geometry, faults: drawn } = await loadGeometry(dir, draft);
  faults.push(...crossCheck(draft, options.adapters), ...drawn);
  const all = [...plain, ...unexplained(faults, plain)];
  if (all.length > 0 || !draft.province || !geometry) return { pack: null, faults: inOrder(all, files) };
  return { pack: build(dir, { draft, geometry, nowMs: options.nowMs ?? Date.now() }), faults: [] };
}

interface ReadFaults {
  /** What is wrong with single texts whatever they mean: secrets, variables, ports. */
  plain: PackFault[];
  faults: PackFault[];
}

/** One file from text to draft. */
export function readSource(
  draft: Draft,
  { kind, source, options }: { kind: FileKind; source: YamlSource; options: LoadOptions },
): ReadFaults {
  if (source.syntaxFaults.length > 0) {
    markUnread(draft, kind);
    return { plain: [], faults: source.syntaxFaults };
  }
  // A default may hide a secret, and so may the environment: looked for before and after expansion.
  const written = secretFaults(source);
  const unset = expandVariables(source, {
    environment: options.environment ?? process.env,
    unset: options.unset ?? 'fault',
  });
  const plain = distinct([...written, ...secretFaults(source), ...unset, ...portFaults(source)]);
  return { plain, faults: addFile(draft, kind, source) };
}

/** Leaves out what a schema says about a value, or about the group around it, whose plain fault explains it already. */
export function unexplained(faults: readonly PackFault[], plain: readonly PackFault[]): PackFault[] {
  return faults.filter(
    ({ file, path }) => !plain.some((fault) => fault.file === file && path !== '' && isWithin(fault.path, path)),
  );
}

const isWithin = (path: string, outer: string) =>
  path === outer || (path.startsWith(outer) && /^[.[]/.test(path.slice(outer.length)));

function distinct(faults: readonly PackFault[]): PackFault[] {
  return [...new Map(faults.map((fault) => [`${fault.path} ${fault.message}`, fault])).values()];
}

const single: readonly [kind: FileKind, required: boolean][] = [
  ['province', true],
  ['areas', true],
  ['organisations', true],
  ['cameras', false],
  ['scenes', true],
  ['displays', false],
  ['alarm-rules', false],
  ['shifts', false],
  ['notification', false],
  ['service-index', false],
  ['sign-in', false],
];

interface Listing {
  files: PackFile[];
  /** Kinds whose file ought to be there. */
  missing: FileKind[];
  faults: PackFault[];
}

async function listFiles(dir: string): Promise<Listing> {
  const names = await readdir(dir).catch(() => null);
  if (!names) {
    const fault = wholeFile(
      dir,
      'there is no such folder',
      'name the folder of a province pack, e.g. IOC_CONFIG=config/kon-tum',
    );
    return { files: [], missing: [], faults: [fault] };
  }
  const listing: Listing = { files: [], missing: [], faults: [] };
  for (const [kind, required] of single) {
    const name = `${kind}.yaml`;
    if (names.includes(name)) listing.files.push({ kind, file: join(dir, name) });
    else if (required) {
      listing.missing.push(kind);
      listing.faults.push(
        wholeFile(join(dir, name), 'the file is missing', `write it; config/example/${name} shows what belongs there`),
      );
    }
  }
  for (const kind of ['indicators', 'feeds', 'procedures', 'drills'] as const) {
    const found = (await readdir(join(dir, kind)).catch(() => [])).filter((name) => /\.ya?ml$/.test(name)).sort();
    listing.files.push(...found.map((name) => ({ kind, file: join(dir, kind, name) })));
    if (kind !== 'indicators' || found.length > 0) continue;
    listing.missing.push(kind);
    listing.faults.push(
      wholeFile(
        join(dir, kind),
        'there is no file with indicators',
        'write one file for each component, e.g. indicators/health.yaml',
      ),
    );
  }
  return listing;
}

const wholeFile = (file: string, message: string, remedy: string): PackFault => ({
  file,
  line: 1,
  path: '',
  message,
  remedy,
});

/** By file in the order of reading, then by line. */
function inOrder(faults: readonly PackFault[], files: readonly PackFile[]): PackFault[] {
  const rank = new Map(files.map(({ file }, index) => [file, index]));
  return [...faults].sort(
    (a, b) => (rank.get(a.file) ?? files.length) - (rank.get(b.file) ?? files.length) || a.line - b.line,
  );
}

/** Whole files that a pack may do without. */
function mayLack({ serviceIndex, signIn }: Draft) {
  return { serviceIndex: serviceIndex?.value ?? null, signIn: signIn?.value ?? {} };
}

function build(
  dir: string,
  { draft, geometry, nowMs }: { draft: Draft; geometry: GeoJson; nowMs: number },
): ProvincePack {
  const province = draft.province?.value;
  if (!province) throw new Error('a pack without a province is a fault and was not found');
  return new ProvincePack({
    dir,
    province,
    areas: draft.areas.values,
    organisations: draft.organisations.values,
    indicators: draft.indicators.values,
    feeds: draft.feeds.values,
    cameras: draft.cameras.values,
    relay: draft.relay,
    cameraUse: draft.cameraUse ?? null,
    scenes: draft.scenes.values,
    takeovers: draft.takeovers.values,
    displays: draft.displays.values.length > 0 ? draft.displays.values : [soleDisplay],
    alarms: { shelfAtMost: draft.shelfAtMost, groups: draft.alarmGroups.values, rules: draft['alarm-rules'].values },
    procedures: draft.procedures.values,
    drills: draft.drills.values,
    shifts: draft.shifts ? { ...draft.shifts.value, utcOffset: province.utcOffset } : noShiftPlan,
    notification: {
      channels: draft.channels.values,
      recipients: draft.recipients.values,
      routes: draft.notification.values,
      postsBy: draft.postsBy.map(({ value }) => value),
      directivesTo: draft.directivesTo.map(({ value }) => value),
      ...(draft.organisationsBy ? { organisationsBy: draft.organisationsBy.value } : {}),
    },
    ...mayLack(draft),
    geometry,
    asOf: province.asOf ?? dayOf(nowMs, province.utcOffset),
  });
}
