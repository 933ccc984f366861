import { hash, verify } from '@node-rs/argon2';

/** The library's own number of it. */
const argon2id = 2;
/** Argon2id as OWASP's password storage cheat sheet asks for at least: 19 MiB, two passes. */
const cost = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** What is kept of a password: its parameters, salt and hash in PHC form. */
export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), cost);
}

let nobody: Promise<string> | undefined;

/**
 * Whether it is the password of a hash. Without a hash it takes as long and says no: how long an answer takes must not tell
 * whether there is such an account.
 */
export async function isPassword(password: string, hashed: string | null): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const isRight = await verify(hashed ?? (await nobody), normal(password));
  return hashed !== null && isRight;
}

/** The same letters typed on another keyboard: Vietnamese marks have several forms. */
function normal(password: string): string {
  return password.normalize('NFKC');
}
