import type { z } from 'zod';
import type { PackFault, Path } from './fault.js';
import { nearest } from './nearest.js';
import { isSecretKey } from './secret-keys.js';
import type { YamlSource } from './yaml-source.js';

type Issue = z.core.$ZodIssue;

/** Where a checked value stands: the file and the way to it. */
export interface Place {
  source: YamlSource;
  path: Path;
}

/** Turns what zod found into faults with line and remedy. */
export function schemaFaults(place: Place, issues: readonly Issue[], data: unknown): PackFault[] {
  return issues.flatMap((issue) => {
    const inner = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
    const at = [...place.path, ...inner];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        place.source.fault([...at, key], `the key "${key}" is not known here`, 'correct its spelling or remove it; the schema named in the first line lists the keys'),
      );
    }
    const found = valueAt(data, inner);
    const key = inner.at(-1);
    if (found === undefined && typeof key === 'string') {
      return [place.source.fault(at, `"${key}" is missing`, `add "${key}": ${expected(issue)}`)];
    }
    return [place.source.fault(at, describe(issue, key, found), remedyOf(issue, found))];
  });
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<string | number, unknown> | undefined)?.[step], data);
}

function describe(issue: Issue, key: string | number | undefined, found: unknown): string {
  const shown = typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean';
  const value = shown && !isSecretKey(String(key)) ? `${JSON.stringify(found)} ` : '';
  return `${value}${expected(issue)}`;
}

/** What the schema wanted, as the end of a sentence. */
function expected(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_type':
      return `must be ${article(issue.expected)}`;
    case 'invalid_union':
      return unionText(issue);
    case 'invalid_format':
      return formatText(issue);
    default:
      return boundsText(issue);
  }
}

const article = (type: string) => ({ string: 'text', object: 'a group of keys', record: 'a group of keys', array: 'a list', tuple: 'a list', boolean: 'true or false', int: 'a whole number' })[type] ?? `a ${type}`;

function unionText(issue: Extract<Issue, { code: 'invalid_union' }>): string {
  const choices = issue.errors.flatMap((errors) => errors.map((error) => expected(error).replace(/^must be /, '')));
  if (choices.length > 0) return `must be ${[...new Set(choices)].join(' or ')}`;
  return issue.discriminator ? `"${issue.discriminator}" has a value that is not known here` : 'has none of the allowed forms';
}

function formatText(issue: Extract<Issue, { code: 'invalid_format' }>): string {
  if (issue.format === 'url') return 'must be an address such as http://host:8101/path';
  if (issue.format === 'date') return 'must be a day such as 2025-07-01';
  return issue.message;
}

function boundsText(issue: Issue): string {
  if (issue.code === 'too_small' && issue.origin !== 'string' && !issue.message.startsWith('Too small')) return issue.message;
  if (issue.code === 'too_small') return `must be at least ${issue.minimum}${counted(issue.origin)}`;
  if (issue.code === 'too_big' && !issue.message.startsWith('Too big')) return issue.message;
  if (issue.code === 'too_big') return `must be at most ${issue.maximum}${counted(issue.origin)}`;
  return issue.message;
}

const counted = (origin: string) => (origin === 'array' ? ' entries long' : origin === 'string' ? ' letters long' : '');

function remedyOf(issue: Issue, found: unknown): string {
  if (issue.code === 'invalid_value' && typeof found === 'string') {
    const close = nearest(found, issue.values.map(String));
    if (close) return `did you mean "${close}"?`;
  }
  if (issue.code === 'invalid_type' && issue.expected === 'string' && typeof found === 'number') return `put it in quotes: "${found}"`;
  return `correct this value: it ${expected(issue)}`;
}
