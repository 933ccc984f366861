import type { z } from 'zod';
import { nearest } from './nearest.js';

export type Issue = z.core.$ZodIssue;

interface Words {
  /** End of a sentence that begins with the value, or a sentence of its own. */
  message: string;
  remedy: string;
}

/** Says a zod issue in words for people, and what to do about it. */
export function schemaWords(issue: Issue, found: unknown): Words {
  switch (issue.code) {
    case 'invalid_value':
      return choiceWords(issue.values.map(String), found);
    case 'invalid_type':
      // A schema's own sentence says more than the type does.
      return issue.message.startsWith('Invalid input') ? typeWords(issue.expected, found) : ownWords(issue.message);
    case 'invalid_union':
      return unionWords(issue, found);
    case 'too_small':
    case 'too_big':
      return boundWords(issue);
    default:
      return ownWords(issue.code === 'invalid_format' ? (formats[issue.format] ?? issue.message) : issue.message);
  }
}

const formats: Readonly<Record<string, string>> = {
  url: 'must be an address such as http://host:8101/path',
  date: 'must be a day such as 2025-07-01',
};

function choiceWords(choices: readonly string[], found: unknown): Words {
  const close = typeof found === 'string' ? nearest(found, choices) : undefined;
  const list = choices.join(', ');
  return { message: `must be one of ${list}`, remedy: close ? `did you mean "${close}"?` : `write one of ${list}` };
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  object: 'a group of keys',
  record: 'a group of keys',
  array: 'a list',
  tuple: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
};

function typeWords(expected: string, found: unknown): Words {
  const wanted = typeNames[expected] ?? `a ${expected}`;
  const remedy =
    expected === 'string' && typeof found === 'number' ? `put it in quotes: "${found}"` : `write ${wanted}`;
  return { message: `must be ${wanted}`, remedy };
}

function unionWords(issue: z.core.$ZodIssueInvalidUnion, found: unknown): Words {
  const forms = issue.errors.flatMap((errors) =>
    errors.map((error) => schemaWords(error, found).message.replace(/^must be /, '')),
  );
  if (forms.length > 0) return ownWords(`must be ${[...new Set(forms)].join(' or ')}`);
  const options = 'options' in issue ? (issue.options as unknown[]).map(String) : [];
  return {
    message: `"${issue.discriminator ?? 'kind'}" has a value that is not known here`,
    remedy: options.length > 0 ? `write one of ${options.join(', ')}` : 'write one of those that config/schema lists',
  };
}

function boundWords(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): Words {
  if (!/^Too (small|big)/.test(issue.message)) return ownWords(issue.message);
  const bound = boundText(issue);
  if (issue.origin === 'string') return ownWords(`must be ${bound} letters long`);
  return ownWords(issue.origin === 'array' ? `must have ${bound} entries` : `must be ${bound}`);
}

/** A bound that is itself outside is said as such: "at least 0" would send a person to write the 0 that was refused. */
function boundText(issue: Parameters<typeof boundWords>[0]): string {
  if (issue.code === 'too_small') return `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`;
  return `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}`;
}

/** A schema's own sentence; what stands after its colon is the remedy. */
function ownWords(text: string): Words {
  const [message = text, remedy] = text.split(/: (.*)/s);
  if (remedy)
    return { message, remedy: /^[a-z]+ /.test(remedy) && !text.startsWith('must') ? remedy : `write ${remedy}` };
  if (text.startsWith('must be ')) return { message: text, remedy: `write ${text.slice('must be '.length)}` };
  return { message: text, remedy: 'change the entry so that this holds' };
}
