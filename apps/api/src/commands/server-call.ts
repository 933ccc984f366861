import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { commandKeyFile } from '../access/command-key.js';

/** Where a command finds the running server when it is not told. */
export function defaultUrl(): string {
  const { IOC_TLS_CERT_FILE: certificate, IOC_PUBLIC_URL: named, IOC_PORT: port } = process.env;
  // A certificate is of a name and not of this machine's own address.
  return certificate && named ? named : `http://127.0.0.1:${port || '8080'}`;
}

const Problem = z.object({ title: z.string(), detail: z.string().optional(), errors: z.array(z.object({ path: z.string(), message: z.string() })).optional() });

/** What lets a command act: the server wrote it beside its data. Without it the server says what is missing. */
function commandKey(): Record<string, string> {
  try {
    return { authorization: `Bearer ${readFileSync(commandKeyFile(resolve(process.env['IOC_DATA'] || '.data')), 'utf8').trim()}` };
  } catch {
    // Another user's, or of a server elsewhere.
    return {};
  }
}

/**
 * Asks the running server.
 * @throws with what to do when none answers, and with the server's own words when it refuses
 */
export async function callServer(url: string, path: string, body?: object): Promise<unknown> {
  const headers = { ...commandKey(), ...(body && { 'content-type': 'application/json' }) };
  const request = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
  const answer = await fetch(new URL(path, url), request).catch((cause: unknown) => {
    throw new Error(`no server answers at ${url}; start one with npm start`, { cause });
  });
  const said: unknown = await answer.json();
  if (answer.ok) return said;
  const { title, detail, errors = [] } = Problem.parse(said);
  throw new Error([detail ?? title, ...errors.map(({ path: at, message }) => `${at}: ${message}`)].join('\n'));
}
