import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { schemaFaults } from './schema-faults.js';
import { YamlSource } from './yaml-source.js';

const schema = z.strictObject({
  code: z.string(),
  every: z.string().refine((text) => text.startsWith('PT'), 'must be a duration such as PT5S'),
  kind: z.enum(['mean', 'sum']),
  rows: z.array(z.number()).max(2),
  token: z.union([z.strictObject({ env: z.string() }), z.strictObject({ file: z.string() })]).optional(),
  days: z.int().min(1).default(1),
});

function faultsOf(text: string) {
  const source = new YamlSource('f.yaml', text);
  const data = source.data();
  const parsed = schema.safeParse(data);
  return parsed.success
    ? []
    : schemaFaults({ source, path: [] }, parsed.error.issues, data).map(({ line, path, message, remedy }) => [
        line,
        path,
        message,
        remedy,
      ]);
}

describe('what a schema refuses', () => {
  it('is nothing when all is right', () => {
    expect(faultsOf('code: "1"\nevery: PT1S\nkind: sum\nrows: [1]')).toEqual([]);
  });

  it('is said in words, with what to do about it', () => {
    expect(faultsOf('code: 608\nevery: soon\nkind: sun\nrows:\n  - 1\n  - two\ndays: 0')).toEqual([
      [1, 'code', '608 must be text', 'put it in quotes: "608"'],
      [2, 'every', '"soon" must be a duration such as PT5S', 'write a duration such as PT5S'],
      [3, 'kind', '"sun" must be one of mean, sum', 'write one of mean, sum'],
      [6, 'rows[1]', '"two" must be a number', 'write a number'],
      [7, 'days', '0 must be at least 1', 'write at least 1'],
    ]);
  });

  it('points at the group around a key that is missing', () => {
    expect(faultsOf('code: "1"\nkind: sum\nrows: []')).toEqual([
      [1, 'every', '"every" is missing', 'add "every": text'],
    ]);
  });

  it('takes a misspelt key for the missing one', () => {
    expect(faultsOf('code: "1"\nevry: PT1S\nkind: sum\nrows: []')).toEqual([
      [2, 'evry', 'the key "evry" is not known here', 'did you mean "every"?'],
    ]);
  });

  it('never repeats what stands under the name of a secret', () => {
    expect(JSON.stringify(faultsOf('code: "1"\nevery: PT1S\nkind: sum\nrows: []\ntoken: hunter2'))).not.toContain(
      'hunter2',
    );
  });
});
