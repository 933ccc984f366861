import type { Formula } from '@ioc/platform';

type Operation = Extract<Formula, { left: Formula }>['kind'];
type OperandOf = Extract<Formula, { kind: 'operand' }>;

/** `null`: known to be missing. */
export type Lookup = (operand: OperandOf) => number | null;

const operations: Record<Operation, (left: number, right: number) => number | null> = {
  sum: (left, right) => left + right,
  difference: (left, right) => left - right,
  product: (left, right) => left * right,
  quotient: (left, right) => (right === 0 ? null : left / right),
};

/** Works a formula out. A missing operand, a division by zero or what is no finite number is missing, never 0. */
export function evaluate(formula: Formula, lookup: Lookup): number | null {
  if (formula.kind === 'number') return formula.value;
  if (formula.kind === 'operand') return finite(lookup(formula));
  if (formula.kind === 'negative') return calculate(operations.difference, 0, evaluate(formula.of, lookup));
  return calculate(operations[formula.kind], evaluate(formula.left, lookup), evaluate(formula.right, lookup));
}

function calculate(operation: (typeof operations)[Operation], left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : finite(operation(left, right));
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}

/** Every operand of a formula, each way of reading it once. */
export function operandsOf(formula: Formula): OperandOf[] {
  const found = new Map<string, OperandOf>();
  const walk = (part: Formula): void => {
    if (part.kind === 'operand') found.set(`${part.at} ${part.indicator}`, part);
    else if (part.kind === 'negative') walk(part.of);
    else if (part.kind !== 'number') [part.left, part.right].forEach(walk);
  };
  walk(formula);
  return [...found.values()];
}
