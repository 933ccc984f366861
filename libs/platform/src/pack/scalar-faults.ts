import { isPair, isScalar, visit } from 'yaml';
import { formatPath, type PackFault } from './fault.js';
import { pathOf } from './scalar-path.js';
import { isSecretKey } from './secret-keys.js';
import type { YamlSource } from './yaml-source.js';

/*
 * What is wrong with single values whatever they mean: secrets written down, ports that nothing can listen on.
 * The secret itself is never repeated in a fault.
 */

const loginInUrl = /[a-z][a-z0-9+.-]*:\/\/[^/?#\s]*:[^/?#\s]*@/i;
const secretInQuery = /[?&](?:key|token|apikey|api_key|password|secret|access_token)=[^&$\s]/i;
const portInUrl = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#\s]*@)?(?:\[[^\]]*\]|[^/?#:\s]*):(\d+)(?=[/?#]|$)/i;

/** Secrets written down; looked for before and after variables are expanded, since a default may hide one. */
export function secretFaults(source: YamlSource): PackFault[] {
  return collect(source, (key, value) => {
    if (typeof value === 'string' && value !== '' && isSecretKey(key)) {
      return [
        `"${key}" holds a secret written down`,
        'move it to the environment or to a file and refer to it: {env: NAME} or {file: /run/secrets/name}',
      ];
    }
    if (typeof value !== 'string') return null;
    if (loginInUrl.test(value))
      return [
        'the address holds a login',
        'take user and password out of the address and refer to them: user: {env: NAME}, password: {env: NAME}',
      ];
    if (secretInQuery.test(value))
      return [
        'the address holds a key or token',
        'take it out of the address and send it by reference, e.g. auth: {kind: header, name: …, value: {env: NAME}}',
      ];
    return null;
  });
}

/** Ports outside of 1–65535, in addresses and under the key `port`. */
export function portFaults(source: YamlSource): PackFault[] {
  return collect(source, (key, value) => {
    const port = portOf(key, value);
    if (port === undefined || (Number.isInteger(port) && port >= 1 && port <= 65_535)) return null;
    return [
      `nothing can be reached at port ${port}`,
      'name the port that the source listens on: a whole number from 1 to 65535',
    ];
  });
}

function portOf(key: string, value: unknown): number | undefined {
  if (typeof value === 'number') return /^port$/i.test(key) ? value : undefined;
  const text = typeof value === 'string' ? portInUrl.exec(value)?.[1] : undefined;
  return text === undefined ? undefined : Number(text);
}

function collect(
  source: YamlSource,
  judge: (key: string, value: unknown) => [message: string, remedy: string] | null,
): PackFault[] {
  const faults: PackFault[] = [];
  visit(source.document, {
    Scalar(key, node, ancestors) {
      if (key === 'key') return;
      const parent = ancestors.at(-1);
      const name = isPair(parent) && isScalar(parent.key) ? String(parent.key.value) : '';
      const found = judge(name, node.value);
      if (!found) return;
      const [message, remedy] = found;
      faults.push({
        file: source.file,
        line: source.lineOf(node.range?.[0] ?? 0),
        path: formatPath(pathOf(ancestors, node)),
        message,
        remedy,
      });
    },
  });
  return faults;
}
