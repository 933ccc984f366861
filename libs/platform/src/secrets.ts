import { readFileSync } from 'node:fs';
import type { SecretRef } from '@ioc/contracts';

/** A secret that a pack refers to and nobody provided. The message names the reference, never a value. */
export class SecretMissing extends Error {
  override readonly name = 'SecretMissing';
}

/** Looks secrets up where a pack says they are. Read anew each time, so that a rotated secret is taken at the next call. */
export class Secrets {
  constructor(private readonly environment: Readonly<Record<string, string | undefined>> = process.env) {}

  /**
   * @returns the value, without the line end that editors leave in files
   * @throws SecretMissing when the variable or file is absent or empty
   */
  resolve(ref: SecretRef): string {
    return 'env' in ref ? this.fromEnvironment(ref.env) : fromFile(ref.file);
  }

  private fromEnvironment(name: string): string {
    const value = this.environment[name];
    if (!value) throw new SecretMissing(`the secret {env: ${name}} is not set: set the environment variable ${name}`);
    return value;
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
