import { AdapterFault, textOf, type RawPayload } from '@ioc/adapter-kit';
import { prometheusNumber, type PrometheusSample, type PrometheusSamples } from './prometheus-sample.js';

/** Sticky patterns: each goes on where the last one ended. Names in quotes hold any letter (Prometheus 3). */
const namePattern = /[a-zA-Z_:][a-zA-Z0-9_:]*/y;
const labelPattern = /\s*(?:([a-zA-Z_][a-zA-Z0-9_]*)|"((?:[^"\\]|\\[^])*)")\s*(?:(=)\s*"((?:[^"\\]|\\[^])*)")?\s*(,|(?=\}))/y;
const restPattern = /^[ \t]+(\S+)(?:[ \t]+(-?[\d.eE+-]+))?[ \t]*(?:# .*)?$/;

/**
 * Metrics as an exporter shows them: text format 0.0.4 or OpenMetrics 1.0. A line that is malformed is refused by itself.
 * @throws AdapterFault `bad-shape` when no line is a sample, or when OpenMetrics does not end with `# EOF`
 */
export function prometheusText(payload: RawPayload): PrometheusSamples {
  const text = textOf(payload);
  const open = isOpenMetrics(payload, text);
  if (open && !/(^|\n)# EOF\s*$/.test(text)) throw new AdapterFault('bad-shape', `${payload.name}: OpenMetrics without # EOF at its end: a part is missing`);
  const result: PrometheusSamples = { samples: [], rejected: [] };
  text.split(/\r?\n/).forEach((line, i) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const where = `${payload.name}:${i + 1}`;
    const sample = sampleOf(line, where, open);
    if ('reason' in sample) result.rejected.push({ where, raw: line.slice(0, 2000), reason: sample.reason });
    else result.samples.push(sample);
  });
  if (result.samples.length === 0) throw new AdapterFault('bad-shape', `${payload.name}: no line is a Prometheus sample (${result.rejected[0]?.reason ?? 'no lines'})`);
  return result;
}

/** By its type, or by lines that only OpenMetrics has: a unit, an exemplar, kinds of its own. */
function isOpenMetrics({ contentType }: RawPayload, text: string): boolean {
  return /openmetrics/i.test(contentType) || /^# (UNIT \S|EOF\s*$|TYPE \S+ (unknown|info|stateset|gaugehistogram)\s*$)/m.test(text);
}

function sampleOf(line: string, where: string, open: boolean): PrometheusSample | { reason: string } {
  const head = headOf(line.trimStart());
  if ('reason' in head) return head;
  const parts = restPattern.exec(head.rest);
  if (!parts) return { reason: 'behind the name stand neither a value nor a value and a time' };
  const [, said = '', time] = parts;
  const value = prometheusNumber(said);
  if (value === null) return { reason: `not a number: ${said.slice(0, 60)}` };
  const { name, labels } = head;
  if (time === undefined) return { name, labels, value, where };
  const at = prometheusNumber(time);
  if (at === null) return { reason: `not a time: ${time.slice(0, 60)}` };
  // 0.0.4 has milliseconds, OpenMetrics seconds.
  return { name, labels, value, atMs: Math.round(open ? at * 1000 : at), where };
}

interface Head {
  name: string;
  labels: Map<string, string>;
  rest: string;
}

function headOf(line: string): Head | { reason: string } {
  namePattern.lastIndex = 0;
  const name = namePattern.exec(line)?.[0] ?? '';
  const behind = line.slice(name.length);
  if (!/^\s*\{/.test(behind)) return name === '' ? { reason: 'a line begins with the name of a metric' } : { name, labels: new Map(), rest: behind };
  return labelsOf(line, line.indexOf('{') + 1, name);
}

function labelsOf(line: string, start: number, named: string): Head | { reason: string } {
  const labels = new Map<string, string>();
  let name = named;
  let at = start;
  while (!/^\s*\}/.test(line.slice(at, at + 20))) {
    labelPattern.lastIndex = at;
    const label = labelOf(labelPattern.exec(line));
    // The name of the metric itself stands in quotes among the labels.
    if (!label || (label.value === undefined && name !== '')) return { reason: `labels are malformed at character ${at + 1}` };
    if (labels.has(label.key)) return { reason: `the label ${label.key} stands there twice` };
    if (label.value === undefined) name = label.key;
    else labels.set(label.key, label.value);
    at = labelPattern.lastIndex;
  }
  return closed(line, at, { name, labels });
}

/** Without a value only a name in quotes may stand. */
function labelOf(match: RegExpExecArray | null): { key: string; value: string | undefined } | null {
  if (!match) return null;
  const [, plain, quoted, equals, value] = match;
  if (equals === undefined && quoted === undefined) return null;
  return { key: plain ?? unescaped(quoted ?? ''), value: equals === undefined ? undefined : unescaped(value ?? '') };
}

function closed(line: string, at: number, { name, labels }: Omit<Head, 'rest'>): Head | { reason: string } {
  return name === '' ? { reason: 'labels without the name of a metric' } : { name, labels, rest: line.slice(line.indexOf('}', at) + 1) };
}

function unescaped(text: string): string {
  return text.replace(/\\([n\\"])/g, (_, said: string) => (said === 'n' ? '\n' : said));
}
