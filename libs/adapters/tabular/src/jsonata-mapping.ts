import jsonata from 'jsonata';
import { z } from 'zod';
import { AdapterFault } from '@ioc/adapter-kit';
import { plainMapping, unsure } from './plain-mapping.js';

/** A mapping may not run away on a hostile answer. */
const limits = { timeout: 2000, stack: 300, sequence: 100_000 };

/** A JSONata expression, checked when the configuration is read. */
export const Mapping = z.string().min(1).check((context) => {
  try {
    jsonata(context.value);
  } catch (cause) {
    const at = cause as { message?: string; position?: number };
    context.issues.push({ code: 'custom', input: context.value, message: `not JSONata: ${at.message ?? ''} (at ${at.position ?? '?'})` });
  }
});

/** Answers at once where the interpreter is not needed. */
export type Evaluate = (input: unknown, bindings: Record<string, unknown>) => unknown;

/**
 * Compiles a mapping. The clock and chance are not to be had: the same answer must always give the same readings.
 * @throws AdapterFault `bad-shape` from the returned function, or from what it promises, when the mapping fails on the answer
 */
export function compileMapping(mapping: string): Evaluate {
  const expression = jsonata(mapping, limits);
  for (const name of ['now', 'millis', 'random', 'shuffle', 'eval']) {
    expression.registerFunction(name, () => {
      throw new Error(`$${name}() is not for mappings: they must give the same readings always`);
    });
  }
  const plain = plainMapping(expression.ast());
  const interpret = async (input: unknown, bindings: Record<string, unknown>): Promise<unknown> => {
    try {
      return (await expression.evaluate(input, bindings)) as unknown;
    } catch (cause) {
      const message = (cause as { message?: string }).message ?? '';
      throw new AdapterFault('bad-shape', `the mapping failed: ${message.slice(0, 300)}`, { cause });
    }
  };
  return (input, bindings) => {
    const found = plain ? plain(input) : unsure;
    return found === unsure ? interpret(input, bindings) : found;
  };
}
