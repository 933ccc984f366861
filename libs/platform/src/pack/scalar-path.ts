import { isPair, isScalar, isSeq, type Document, type Node, type Pair } from 'yaml';

/** The way from the root to a node that `yaml.visit` has come upon. */
export function pathOf(ancestors: readonly (Document | Node | Pair)[], node: unknown): (string | number)[] {
  const path: (string | number)[] = [];
  ancestors.forEach((ancestor, index) => {
    if (isPair(ancestor)) path.push(isScalar(ancestor.key) ? String(ancestor.key.value) : '?');
    if (isSeq(ancestor)) path.push(ancestor.items.indexOf(ancestors[index + 1] ?? node));
  });
  return path;
}
