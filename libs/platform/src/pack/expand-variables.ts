import { isScalar, visit, type Scalar } from 'yaml';
import { formatPath, type PackFault } from './fault.js';
import { pathOf } from './scalar-path.js';
import type { YamlSource } from './yaml-source.js';

/** `${NAME}` or `${NAME:-default}`, as a shell reads it: an empty variable counts as unset. */
const variable = /\$\{([A-Za-z_]\w*)(?::-([^}]*))?\}/g;

export interface ExpandOptions {
  environment: Readonly<Record<string, string | undefined>>;
  /**
   * `fault` (the rule) names every unset variable; `placeholder` fills in an address that leads nowhere, for work that
   * never goes to the network, such as parsing one saved payload.
   */
  unset: 'fault' | 'placeholder';
}

/** Expands the variables in a file's scalar strings in place. @returns one fault for each unset variable */
export function expandVariables(source: YamlSource, options: ExpandOptions): PackFault[] {
  const faults: PackFault[] = [];
  visit(source.document, {
    Scalar(key, node, ancestors) {
      if (key === 'key' || typeof node.value !== 'string' || !node.value.includes('${')) return;
      const { text, unset } = expandText(node.value, options);
      const path = formatPath(pathOf(ancestors, node));
      for (const name of unset) faults.push(unsetFault(source, { node, path, name }));
      if (text !== node.value) setScalar(node, text);
    },
  });
  return faults;
}

function expandText(value: string, { environment, unset: rule }: ExpandOptions): { text: string; unset: string[] } {
  const unset: string[] = [];
  const text = value.replace(variable, (whole, name: string, fallback: string | undefined) => {
    const given = environment[name] || fallback;
    if (given !== undefined) return given;
    if (rule === 'placeholder') return placeholder(name);
    unset.push(name);
    return whole;
  });
  return { text, unset };
}

const decimal = /^-?\d+(\.\d+)?$/;

const placeholder = (name: string) => (name.includes('MQTT') ? 'mqtt://unset.invalid' : 'http://unset.invalid');

/** An unquoted scalar is read again, so that `${LIMIT:-50}` becomes a number as a plain `50` would. */
function setScalar(node: Scalar, text: string): void {
  if (node.type !== 'PLAIN') node.value = text;
  else if (text === 'true' || text === 'false') node.value = text === 'true';
  else node.value = decimal.test(text) ? Number(text) : text;
}

function unsetFault(source: YamlSource, at: { node: unknown; path: string; name: string }): PackFault {
  return {
    file: source.file,
    line: source.lineOf(isScalar(at.node) ? (at.node.range?.[0] ?? 0) : 0),
    path: at.path,
    message: `the environment variable ${at.name} is not set and has no default`,
    remedy: `set ${at.name} in the environment, or write \${${at.name}:-default} here`,
  };
}
