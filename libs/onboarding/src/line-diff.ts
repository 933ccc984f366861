import type { DiffLine, FileDiff } from '@ioc/contracts';

/** Lines shown around a change. */
const around = 3;

/** What one change of a file looks like to a person: the lines that go and come, with a few around them. */
export function lineDiff(file: string, before: string, after: string): FileDiff {
  const old = linesOf(before);
  const now = linesOf(after);
  let head = 0;
  while (head < Math.min(old.length, now.length) && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const from = Math.max(0, head - around);
  const mark = (kind: DiffLine['kind'], lines: readonly string[]): DiffLine[] => lines.map((text) => ({ kind, text }));
  const lines = [
    ...mark('same', now.slice(from, head)),
    ...mark('removed', old.slice(head, old.length - tail)),
    ...mark('added', now.slice(head, now.length - tail)),
    ...mark('same', now.slice(now.length - tail, now.length - tail + around)),
  ];
  return { file, line: from + 1, lines };
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}
