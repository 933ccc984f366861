import { readFileSync } from 'node:fs';
import type { SecretRef } from '@ioc/contracts';
import { knowSecret } from './known-secrets.js';

/** A secret that a pack refers to and nobody provided. The message names the reference, never a value. */
export class SecretMissing extends Error {
  override readonly name = 'SecretMissing';
}

/** Looks secrets up where a pack says they are. Read anew each time, so that a rotated secret is taken at the next call. */
export class Secrets {
  constructor(private readonly environment: Readonly<Record<string, string | undefined>> = process.env) {}

  /**
   * @returns the value, without the line end that editors leave in files; from now on no log line holds it
   * @throws SecretMissing when the variable or file is absent or empty
   */
  resolve(ref: SecretRef): string {
    const value = 'env' in ref ? this.fromEnvironment(ref.env) : fromFile(ref.file);
    knowSecret(value);
    return value;
  }

  /** The variable itself, or the file that `<NAME>_FILE` names, as containers hand secrets over. */
  private fromEnvironment(name: string): string {
    const value = this.environment[name];
    if (value) return value;
    const file = this.environment[`${name}_FILE`];
    if (file) return fromFile(file);
    throw new SecretMissing(`the secret {env: ${name}} is not set: set the environment variable ${name}, or ${name}_FILE to the file that holds it`);
  }
}

function fromFile(file: string): string {
  let value: string;
  try {
    value = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (cause) {
    throw new SecretMissing(`the secret {file: ${file}} cannot be read: put the file there and let this user read it`, {
      cause,
    });
  }
  if (value === '') throw new SecretMissing(`the secret {file: ${file}} is empty: write the value into the file`);
  return value;
}
