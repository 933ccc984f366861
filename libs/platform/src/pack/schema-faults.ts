import type { z } from 'zod';
import type { PackFault, Path } from './fault.js';
import { nearest } from './nearest.js';
import { schemaWords, type Issue } from './schema-words.js';
import { isSecretKey } from './secret-keys.js';
import type { YamlSource } from './yaml-source.js';

/** Where a checked value stands: the file and the way to it. */
export interface Place {
  source: YamlSource;
  path: Path;
}

/** Turns what zod found into faults with line and remedy. */
export function schemaFaults(place: Place, issues: readonly Issue[], data: unknown): PackFault[] {
  const misspelt = misspeltKeys(issues, data);
  const explained = new Set([...misspelt.values()]);
  return issues.flatMap((issue) => {
    const path = stepsOf(issue);
    if (explained.has(path.join('/'))) return [];
    if (issue.code === 'unrecognized_keys') return unknownKeys(place, issue, misspelt);
    return [valueFault(place, issue, valueAt(data, path))];
  });
}

const stepsOf = (issue: Issue) => issue.path.filter((step): step is string | number => typeof step !== 'symbol');

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<string | number, unknown> | undefined)?.[step], data);
}

/** Unknown keys that stand beside a missing one of nearly the same spelling: path of the one → path of the other. */
function misspeltKeys(issues: readonly Issue[], data: unknown): Map<string, string> {
  const missing = issues
    .map(stepsOf)
    .filter((path) => typeof path.at(-1) === 'string' && valueAt(data, path) === undefined);
  const pairs = new Map<string, string>();
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const around = stepsOf(issue).join('/');
    const candidates = missing
      .filter((path) => path.slice(0, -1).join('/') === around)
      .map((path) => String(path.at(-1)));
    for (const key of issue.keys) {
      const meant = nearest(key, candidates);
      if (meant) pairs.set([...stepsOf(issue), key].join('/'), [...stepsOf(issue), meant].join('/'));
    }
  }
  return pairs;
}

function unknownKeys(
  place: Place,
  issue: z.core.$ZodIssueUnrecognizedKeys,
  misspelt: ReadonlyMap<string, string>,
): PackFault[] {
  return issue.keys.map((key) => {
    const path = [...stepsOf(issue), key];
    const meant = misspelt.get(path.join('/'))?.split('/').at(-1);
    const remedy = meant
      ? `did you mean "${meant}"?`
      : 'correct its spelling or remove it; config/schema lists the keys';
    return place.source.fault([...place.path, ...path], `the key "${key}" is not known here`, remedy);
  });
}

function valueFault(place: Place, issue: Issue, found: unknown): PackFault {
  const path = stepsOf(issue);
  const at = [...place.path, ...path];
  const key = path.at(-1);
  const { message, remedy } = schemaWords(issue, found);
  if (found === undefined && typeof key === 'string')
    return place.source.fault(at, `"${key}" is missing`, `add "${key}": ${message.replace(/^must be /, '')}`);
  const plain = typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean';
  const value = plain && message.startsWith('must') && !isSecretKey(String(key)) ? `${JSON.stringify(found)} ` : '';
  return place.source.fault(at, `${value}${message}`, remedy);
}
