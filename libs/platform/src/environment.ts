import { resolve } from 'node:path';
import { z } from 'zod';

/** An unset and an empty variable are the same, as in a shell's `${NAME:-default}`. */
const optional = z
  .string()
  .transform((text) => text.trim() || undefined)
  .optional();
const withDefault = (value: string) => optional.transform((text) => text ?? value);

/** Comma-separated; entries are trimmed, empty ones left out. */
const list = optional.transform((text) =>
  (text ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== ''),
);

const port = withDefault('8080')
  .transform(Number)
  .pipe(
    z
      .int('must be a whole number')
      .min(0, 'must be from 0 (any free port) to 65535')
      .max(65_535, 'must be from 0 (any free port) to 65535'),
  );

const Variables = z.object({
  IOC_CONFIG: withDefault('config/kon-tum'),
  IOC_DATA: withDefault('.data'),
  IOC_PORT: port,
  IOC_HOST: withDefault('127.0.0.1'),
  DATABASE_URL: optional.pipe(
    z
      .url({ protocol: /^postgres(ql)?$/, error: 'must be an address such as postgres://user@host:5432/rong' })
      .optional(),
  ),
  IOC_SIMULATED_ORIGINS: list,
  IOC_PUBLIC_URL: optional.pipe(z.url({ protocol: /^https?$/, error: 'must be an address such as https://ioc.example.vn' }).optional()),
});

/** What the process is told from outside; explained in `config/env.example`. */
export interface Environment {
  /** Folder of the province pack, as it was given. */
  configDir: string;
  /** Absolute folder for the database, archives and drop folders. */
  dataDir: string;
  port: number;
  host: string;
  /** Absent: the embedded PostgreSQL. Holds a login: never log it. */
  databaseUrl: string | undefined;
  /** Where people reach this centre, without a slash at the end; it stands in messages. */
  publicUrl: string;
  /** URL origins and folders whose feeds count as simulated. */
  simulatedOrigins: readonly string[];
}

/** The environment cannot be used. Lists every variable that is wrong. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/** Reads the variables once, at start. @throws EnvironmentError naming every wrong variable; values are not repeated */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const parsed = Variables.safeParse(variables);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
    throw new EnvironmentError(
      ['The environment is wrong (config/env.example explains each variable):', ...lines].join('\n'),
    );
  }
  const { data } = parsed;
  return {
    configDir: data.IOC_CONFIG,
    dataDir: resolve(data.IOC_DATA),
    port: data.IOC_PORT,
    host: data.IOC_HOST,
    databaseUrl: data.DATABASE_URL,
    publicUrl: (data.IOC_PUBLIC_URL ?? `http://${data.IOC_HOST}:${data.IOC_PORT}`).replace(/\/+$/, ''),
    simulatedOrigins: data.IOC_SIMULATED_ORIGINS,
  };
}
