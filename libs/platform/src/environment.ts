import { isIP } from 'node:net';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Role } from '@ioc/contracts';
import { z } from 'zod';
import { knowSecret } from './known-secrets.js';

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

/** By name nobody is trusted: whoever answers for names would say who that is. */
function isAddressOrNet(text: string): boolean {
  const [address = '', length, ...rest] = text.split('/');
  const bits = { 4: 32, 6: 128 }[isIP(address)];
  return bits !== undefined && rest.length === 0 && (length === undefined || (/^\d+$/u.test(length) && Number(length) <= bits));
}

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
  IOC_DEMO: optional.pipe(z.enum(['on', 'behind-loopback'], 'must be on, behind-loopback or empty').optional()),
  IOC_DEMO_VISITOR: list.pipe(z.array(Role)),
  IOC_METRICS_TOKEN: optional.pipe(z.string().min(20, 'must have at least 20 characters').optional()),
  IOC_AUDIT_ANCHOR: list,
  IOC_PUBLIC_URL: optional.pipe(z.url({ protocol: /^https?$/, error: 'must be an address such as https://ioc.example.vn' }).optional()),
  IOC_BACKUP_KEY_FILE: optional,
  IOC_TLS_CERT_FILE: optional,
  IOC_TLS_KEY_FILE: optional,
  IOC_TRUSTED_PROXIES: list.pipe(z.array(z.string().refine(isAddressOrNet, 'must be addresses such as 10.0.0.2 or nets such as 10.0.0.0/24'))),
}).refine(({ IOC_TLS_CERT_FILE: cert, IOC_TLS_KEY_FILE: key }) => (cert === undefined) === (key === undefined), {
  path: ['IOC_TLS_KEY_FILE'],
  error: 'must be set together with IOC_TLS_CERT_FILE',
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
  /** Further places where the end of the audit is laid down: folders, addresses that are posted to. */
  auditAnchors: readonly string[];
  /** URL origins and folders whose feeds count as simulated. */
  simulatedOrigins: readonly string[];
  /** Simulated departments on this machine alone, with roles to be had by a click; null: production, nothing is open. */
  demonstration: { visitor: readonly Role[] } | null;
  /** What a collector of figures shows (`Authorization: Bearer`); without it nobody collects any. Never log it. */
  metricsToken: string | undefined;
  /** Holds the key that backups are sealed with; absent: they are not. */
  backupKeyFile: string | undefined;
  /** The certificate with its chain, and its key (PEM); null: this server speaks plain HTTP, for this machine or a proxy that ends TLS. */
  tls: { certFile: string; keyFile: string } | null;
  /** Addresses and nets whose word about the client is taken (`X-Forwarded-For`, `X-Forwarded-Proto`). */
  trustedProxies: readonly string[];
}

/** The environment cannot be used. Lists every variable that is wrong. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/** Reads the variables once, at start. @throws EnvironmentError naming every wrong variable; values are not repeated */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const faults: string[] = [];
  const parsed = Variables.safeParse(withFiles(variables, faults));
  if (!parsed.success) faults.push(...parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`));
  if (!parsed.success || faults.length > 0) {
    throw new EnvironmentError(['The environment is wrong (config/env.example explains each variable):', ...faults].join('\n'));
  }
  const { data } = parsed;
  refuseOpenDemonstration(data);
  if (!data.IOC_DEMO) refuseDemonstrationSecrets(variables);
  if (data.DATABASE_URL) knowLogin(data.DATABASE_URL);
  if (data.IOC_METRICS_TOKEN) knowSecret(data.IOC_METRICS_TOKEN);
  return environmentOf(data);
}

type Read = z.output<typeof Variables>;

function environmentOf(data: Read): Environment {
  return {
    configDir: data.IOC_CONFIG,
    dataDir: resolve(data.IOC_DATA),
    port: data.IOC_PORT,
    host: data.IOC_HOST,
    databaseUrl: data.DATABASE_URL,
    publicUrl: publicUrlOf(data),
    auditAnchors: data.IOC_AUDIT_ANCHOR,
    simulatedOrigins: data.IOC_SIMULATED_ORIGINS,
    demonstration: demonstrationOf(data),
    metricsToken: data.IOC_METRICS_TOKEN,
    backupKeyFile: data.IOC_BACKUP_KEY_FILE,
    tls: data.IOC_TLS_CERT_FILE && data.IOC_TLS_KEY_FILE ? { certFile: data.IOC_TLS_CERT_FILE, keyFile: data.IOC_TLS_KEY_FILE } : null,
    trustedProxies: data.IOC_TRUSTED_PROXIES,
  };
}

function publicUrlOf(data: Read): string {
  const own = `${data.IOC_TLS_CERT_FILE ? 'https' : 'http'}://${data.IOC_HOST}:${data.IOC_PORT}`;
  return (data.IOC_PUBLIC_URL ?? own).replace(/\/+$/, '');
}

function demonstrationOf({ IOC_DEMO: demo, IOC_DEMO_VISITOR: visitor }: Read): Environment['demonstration'] {
  return demo ? { visitor: visitor.length > 0 ? visitor : ['display'] } : null;
}

/** The demonstration's logins are new at every start and begin like this: they guard nothing. */
const demonstrationMark = 'demo-';

function refuseDemonstrationSecrets(variables: Readonly<Record<string, string | undefined>>): void {
  const names = Object.entries(variables).flatMap(([name, value]) => (value?.startsWith(demonstrationMark) && /(?:PASSWORD|SECRET|TOKEN|KEY|_USER|_ID)$/u.test(name) ? [name] : []));
  if (names.length === 0) return;
  throw new EnvironmentError(['The environment is wrong (config/env.example explains each variable):', ...names.map((name) => `  ${name} is the demonstration's: take one of your own, or set IOC_DEMO=on for a demonstration`)].join('\n'));
}

const loopback = ['127.0.0.1', '::1', 'localhost'];

/** Whoever reaches a demonstration may be anybody in it: nobody else's machine may. */
function refuseOpenDemonstration({ IOC_DEMO: demo, IOC_HOST: host }: Read): void {
  if (demo !== 'on' || loopback.includes(host)) return;
  throw new EnvironmentError(`The environment is wrong (config/env.example explains each variable):\n  IOC_HOST is ${host}, and a demonstration (IOC_DEMO=on) must be on this machine alone: leave IOC_HOST out, or IOC_DEMO for a centre with accounts`);
}

/** Each variable may be handed over in a file instead, which `<NAME>_FILE` names. Both at once would leave open which one counts. */
function withFiles(variables: Readonly<Record<string, string | undefined>>, faults: string[]): Record<string, string | undefined> {
  const taken = { ...variables };
  for (const name of Object.keys(Variables.shape)) {
    const file = variables[`${name}_FILE`]?.trim();
    if (!file) continue;
    try {
      if (variables[name]?.trim()) faults.push(`  ${name} and ${name}_FILE are both set: leave one away`);
      taken[name] = readFileSync(file, 'utf8');
    } catch (error) {
      faults.push(`  ${name}_FILE names a file that cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
    }
  }
  return taken;
}

/** The driver repeats an address in some of its errors. */
function knowLogin(url: string): void {
  const { password } = new URL(url);
  knowSecret(password);
  knowSecret(decodeURIComponent(password));
}
