import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { appendEntry } from './append-entry.js';

const entry = { id: 'new-feed', name: { vi: 'Nguồn: mới', en: 'New' } };

describe('an entry that is put into a file', () => {
  it.each([
    ['indented, with comments and quotes', '# head\nfeeds:\n  # first\n  - id: a # why\n    name: { vi: "A", en: \'A\' }\n\n  - id: b\n    name: { vi: B, en: B }\n'],
    ['not indented', 'feeds:\n- id: a\n- id: b\n'],
    ['without a line break at its end', 'feeds:\n  - id: a\n  - id: b'],
    ['followed by other keys and a closing remark', 'feeds:\n  - id: a\n    text: |\n      two\n      lines\n  - id: b\n\nother: 1\n# the end\n'],
  ])('leaves a file that is %s as it was, byte for byte', (_what, text) => {
    const after = appendEntry(text, 'feeds', entry);
    expect((parse(after) as { feeds: unknown[] }).feeds).toEqual([...(parse(text) as { feeds: unknown[] }).feeds, entry]);
    const kept = after.split('\n').filter((line) => text.split('\n').includes(line));
    expect(kept.join('\n').replace(/\n+/g, '\n').trimEnd()).toBe(text.replace(/\n+/g, '\n').trimEnd());
  });

  it('is refused where there is no such list', () => {
    expect(() => appendEntry('other: 1\n', 'feeds', entry)).toThrow(/no list feeds/);
    expect(() => appendEntry('feeds: [{ id: a }]\n', 'feeds', entry)).toThrow(/one entry a line/);
  });
});
