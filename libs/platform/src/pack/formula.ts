/** Arithmetic over other indicators, as `Indicator.formula` allows it. */
export type Formula =
  | { kind: 'number'; value: number }
  /** `at`: the value now, one cadence step before, or a year before. */
  | { kind: 'operand'; indicator: string; at: 'now' | 'previous' | 'samePeriod' }
  | { kind: 'negative'; of: Formula }
  | { kind: 'sum' | 'difference' | 'product' | 'quotient'; left: Formula; right: Formula };

/** `message` is for people; `at` counts letters from 0. */
export class FormulaError extends Error {
  override readonly name = 'FormulaError';
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

type Token = { text: string; at: number };
const token = /\s*(?:(\d+(?:\.\d+)?)|(\[[a-z0-9-]+\])|(previous|samePeriod)\b|([-+*/()]))/y;

/**
 * Reads a formula: numbers with a decimal point, `[indicator]`, `previous([x])`, `samePeriod([x])`, `+ - * /`, brackets.
 * @throws FormulaError where it cannot be read
 */
export function parseFormula(text: string): Formula {
  const tokens = tokensOf(text);
  let next = 0;
  const peek = () => tokens[next]?.text;
  const take = (wanted?: string): Token => {
    const found = tokens[next];
    if (!found || (wanted !== undefined && found.text !== wanted)) {
      throw new FormulaError(
        `expected ${wanted ? `"${wanted}"` : 'a number or an [indicator]'}`,
        found?.at ?? text.length,
      );
    }
    next += 1;
    return found;
  };

  const factor = (): Formula => {
    const { text: word, at } = take();
    if (word === '-') return { kind: 'negative', of: factor() };
    if (word === '(') return enclosed(sum);
    if (word === 'previous' || word === 'samePeriod') {
      take('(');
      return enclosed(() => operand(take(), word));
    }
    if (/^\d/.test(word)) return { kind: 'number', value: Number(word) };
    return operand({ text: word, at }, 'now');
  };
  const enclosed = (inside: () => Formula): Formula => {
    const formula = inside();
    take(')');
    return formula;
  };
  const product = () => chain(factor, { '*': 'product', '/': 'quotient' });
  const sum = (): Formula => chain(product, { '+': 'sum', '-': 'difference' });
  const chain = (
    part: () => Formula,
    kinds: Record<string, 'sum' | 'difference' | 'product' | 'quotient'>,
  ): Formula => {
    let left = part();
    for (let kind = kinds[peek() ?? '']; kind; kind = kinds[peek() ?? '']) {
      take();
      left = { kind, left, right: part() };
    }
    return left;
  };

  const formula = sum();
  const rest = tokens[next];
  if (rest) throw new FormulaError(`"${rest.text}" is one too many`, rest.at);
  return formula;
}

function operand({ text, at }: Token, when: 'now' | 'previous' | 'samePeriod'): Formula {
  if (!text.startsWith('[')) throw new FormulaError(`expected an [indicator], found "${text}"`, at);
  return { kind: 'operand', indicator: text.slice(1, -1), at: when };
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  const end = text.trimEnd().length;
  while (token.lastIndex < end) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (!match) throw new FormulaError(`cannot read "${text.slice(at).trim().slice(0, 12)}"`, at);
    tokens.push({ text: match[0].trim(), at });
  }
  return tokens;
}

/** Ids of the indicators that a formula reads, each once, in order of appearance. */
export function formulaOperands(formula: Formula): string[] {
  const found = new Set<string>();
  const walk = (part: Formula): void => {
    if (part.kind === 'operand') found.add(part.indicator);
    else if (part.kind === 'negative') walk(part.of);
    else if (part.kind !== 'number') [part.left, part.right].forEach(walk);
  };
  walk(formula);
  return [...found];
}
