import type { ExprNode } from 'jsonata';

/** A record that only the interpreter can read. */
export const unsure = Symbol('unsure');

type Part = (record: Readonly<Record<string, unknown>>) => unknown;

/**
 * A mapping that only names fields and constants, as most do, without JSONata's interpreter: that takes 100 µs a record, which
 * is most of the time from a department's answer to the store. It must answer what JSONata answers, or {@link unsure}.
 * @returns null when the mapping does anything else
 */
export function plainMapping(ast: ExprNode): ((record: unknown) => unknown) | null {
  const isList = isNode(ast, 'unary', ['expressions']) && (ast.value as unknown) === '[';
  const made = (isList ? (ast.expressions ?? []) : [ast]).map(objectOf);
  if (!made.every((part) => part !== null)) return null;
  return (record) => {
    if (typeof record !== 'object' || record === null || Array.isArray(record)) return unsure;
    const items = made.map((part) => part(record as Record<string, unknown>));
    if (items.includes(unsure)) return unsure;
    return isList ? items : items[0];
  };
}

/** `{'indicator': 'beds', 'value': soGiuong}` */
function objectOf(node: ExprNode): Part | null {
  if (!isNode(node, 'unary', ['lhs']) || (node.value as unknown) !== '{') return null;
  const fields = (node.lhs as unknown as [ExprNode, ExprNode][]).map(([key, value]) => [keyOf(key), valueOf(value)] as const);
  const keys = fields.map(([key]) => key);
  if (keys.includes(null) || new Set(keys).size < keys.length || fields.some(([, value]) => value === null)) return null;
  return (record) => {
    const made: Record<string, unknown> = {};
    for (const [key, value] of fields) {
      const found = (value as Part)(record);
      if (found === unsure) return unsure;
      if (found !== undefined) made[key as string] = found;
    }
    return made;
  };
}

/** Names that JSONata or the engine keep for themselves are left to the interpreter. */
const keyOf = (node: ExprNode): string | null => (isNode(node, 'string', []) && /^[a-z]/i.test(String(node.value)) ? String(node.value) : null);

function valueOf(node: ExprNode): Part | null {
  if (isNode(node, 'string', []) || isNode(node, 'number', []) || isNode(node, 'value', [])) return () => node.value;
  const [step, ...more] = isNode(node, 'path', ['steps']) ? (node.steps ?? []) : [];
  if (!step || more.length > 0 || !isNode(step, 'name', [])) return null;
  return (record) => {
    const found = Object.hasOwn(record, step.value as string) ? record[step.value as string] : undefined;
    // What is no single value takes part in JSONata's rules of sequences.
    return typeof found === 'object' && found !== null ? unsure : found;
  };
}

/** A node of a kind with nothing but what such a node always has: any other member changes what it means. */
function isNode(node: ExprNode, type: string, members: readonly string[]): boolean {
  const known = ['type', 'value', 'position', ...members];
  return (node.type as string) === type && Object.keys(node).every((name) => known.includes(name));
}
