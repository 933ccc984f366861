import { AdapterFault, xmlOf, type RawPayload, type XmlNode } from '@ioc/adapter-kit';

export const avMeasures = [
  'managed-computers',
  'malware-files',
  'infected-computers',
  'not-updated-15d',
  'protection-on-rate',
  'firewall-on-rate',
  'malicious-connections',
  'vulnerable-computers',
] as const;
export type AvMeasure = (typeof avMeasures)[number];

/** A figure of the report, or why it has none. */
export type AvFigure = { value: number; where: string; refused: AvRefusal[] } | { reason: string };
export interface AvRefusal {
  where: string;
  raw: string;
  reason: string;
}

export interface AvReport {
  node: XmlNode;
  /** When the report was made, epoch milliseconds. */
  madeMs: number;
}

/** Before the dispatch of 2018 there was no such report: an older time is a clock that lost power. */
const earliestMs = Date.UTC(2018, 0, 1);

/**
 * The report inside its edXML envelope, by local names whatever the prefixes. The signature of the tools is a placeholder and is not judged.
 * @throws AdapterFault `bad-shape` for another document and for a report without a believable time
 */
export function avReportOf(payload: RawPayload): AvReport {
  const root = xmlOf(payload);
  const node = root.name === 'AVReport' ? root : find(root, 'AVReport');
  if (!node) throw new AdapterFault('bad-shape', `${payload.name} holds no AVReport`);
  if (node.children().length === 0) throw new AdapterFault('empty', `${payload.name} holds an empty AVReport`);
  const said = node.child('Datetime')?.text ?? '';
  const madeMs = /^\d{9,11}$/.test(said) ? Number(said) * 1000 : Number.NaN;
  const latestMs = Date.parse(payload.fetchedAt) + 10 * 60_000;
  if (!(madeMs >= earliestMs && madeMs <= latestMs)) throw new AdapterFault('bad-shape', `${payload.name}: Datetime is no believable time in Unix seconds: ${said || '(none)'}`);
  return { node, madeMs };
}

function find(node: XmlNode, name: string): XmlNode | undefined {
  for (const child of node.children()) {
    const found = child.name === name ? child : find(child, name);
    if (found) return found;
  }
  return undefined;
}

type Measure = (machines: readonly XmlNode[], refused: AvRefusal[]) => number | { reason: string };

/** Section of the report and what is worked out from its machines. An absent section is unknown, an empty one is none. */
const measures: Readonly<Record<Exclude<AvMeasure, 'not-updated-15d'>, readonly [section: string, measure: Measure]>> = {
  'managed-computers': ['OS', distinct],
  'malware-files': ['Malware', (machines, refused) => machines.flatMap((machine) => machine.children('MalwareInfo')).reduce((sum, info) => sum + filesOf(info, refused), 0)],
  'infected-computers': ['Malware', distinct],
  'protection-on-rate': ['QualityFeature', (machines, refused) => shareOn(machines, 'AutoProtect', refused)],
  'firewall-on-rate': ['QualityFeature', (machines, refused) => shareOn(machines, 'EnableFirewall', refused)],
  'malicious-connections': ['Connection', (machines) => machines.reduce((sum, machine) => sum + machine.children('ConnectionInfo').length, 0)],
  'vulnerable-computers': ['Vulnerability', distinct],
};

/** Works out one figure of the report. */
export function avFigure({ node }: AvReport, name: AvMeasure): AvFigure {
  if (name === 'not-updated-15d') return avNumber({ node }, ['Update', 'NumberMachineNotUpdateOn15Day']);
  const [section, measure] = measures[name];
  const found = node.child(section);
  if (!found) return { reason: `the report has no section ${section}` };
  const refused: AvRefusal[] = [];
  const value = measure(found.children('Machine'), refused);
  return typeof value === 'number' ? { value, where: found.path, refused } : value;
}

/** A number that stands in the report itself, below AVReport. */
export function avNumber({ node }: Pick<AvReport, 'node'>, path: readonly string[]): AvFigure {
  const found = node.at(...path);
  if (!found) return { reason: `the report has no ${path.join('/')}` };
  return /^\d{1,15}(\.\d+)?$/.test(found.text) ? { value: Number(found.text), where: found.path, refused: [] } : { reason: `${path.join('/')} is no number: ${found.text}` };
}

/** One computer may have several Machine elements, and in Malware it comes without ip. */
function keyOf(machine: XmlNode, refused: AvRefusal[]): string | undefined {
  const key = (machine.attribute('name') || machine.attribute('ip'))?.trim().toLowerCase();
  if (!key) refused.push({ where: machine.path, raw: '<Machine>', reason: 'a machine with neither name nor ip' });
  return key || undefined;
}

function distinct(machines: readonly XmlNode[], refused: AvRefusal[]): number {
  return new Set(machines.flatMap((machine) => keyOf(machine, refused) ?? [])).size;
}

function filesOf(info: XmlNode, refused: AvRefusal[]): number {
  const text = info.child('NumberFile')?.text ?? '';
  if (/^\d{1,15}$/.test(text)) return Number(text);
  refused.push({ where: info.path, raw: text, reason: 'NumberFile is no whole number' });
  return 0;
}

/** Share in % of the computers of which every entry says true; as element or as attribute. */
function shareOn(machines: readonly XmlNode[], feature: string, refused: AvRefusal[]): number | { reason: string } {
  const on = new Map<string, boolean>();
  for (const machine of machines) {
    const key = keyOf(machine, refused);
    const said = (machine.child(feature)?.text ?? machine.attribute(feature) ?? '').toLowerCase();
    if (key === undefined) continue;
    if (['true', '1', 'on', 'yes'].includes(said)) on.set(key, on.get(key) ?? true);
    else if (['false', '0', 'off', 'no'].includes(said)) on.set(key, false);
    else refused.push({ where: machine.path, raw: said, reason: `${feature} is neither true nor false` });
  }
  if (on.size === 0) return { reason: `no machine says ${feature}` };
  return Math.round(([...on.values()].filter(Boolean).length / on.size) * 10_000) / 100;
}
