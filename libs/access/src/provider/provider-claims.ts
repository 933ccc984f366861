import { createHash } from 'node:crypto';
import { Login, type Grant, type GroupGrant, type IdentityProvider } from '@ioc/contracts';

/** What a provider says of somebody. */
export type Claims = Readonly<Record<string, unknown>>;

/** By its whole name first, for some names are addresses; then dots lead into it. */
export function claimOf(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name.split('.').reduce<unknown>((inner, part) => (typeof inner === 'object' && inner !== null && Object.hasOwn(inner, part) ? (inner as Claims)[part] : undefined), claims);
}

/** Texts of a claim that is one, or a list of some. */
export function textsOf(claim: unknown): string[] {
  return [claim].flat().filter((one) => typeof one === 'string');
}

/** The roles of somebody who is in some groups; none where none of them has one. */
export function grantsFor(groups: readonly string[], table: readonly GroupGrant[]): Grant[] {
  const grants = table.filter(({ group }) => groups.includes(group)).map(({ role, components, area, organisation }): Grant => ({ role, components, area, organisation }));
  return [...new Map(grants.map((grant) => [JSON.stringify(grant), grant])).values()];
}

/** Whether the provider says that it asked for a second factor, as the configuration names it. */
export function isFactorProved(claims: Claims, { acr, amr }: IdentityProvider['secondFactor']): boolean {
  return textsOf(claims['acr']).some((one) => acr.includes(one)) || textsOf(claims['amr']).some((one) => amr.includes(one));
}

export function nameOf(claims: Claims, { claims: { name, login } }: IdentityProvider): string | null {
  const [found] = [name, login].flatMap((one) => textsOf(claimOf(claims, one))).map((text) => text.trim().slice(0, 80)).filter((text) => text !== '');
  return found ?? null;
}

/** Logins for a new account, best first: one that somebody here has already is never the same person. The last is nobody else's. */
export function loginsFor(claims: Claims, { claims: { login }, issuer }: IdentityProvider): string[] {
  const own = textsOf(claimOf(claims, login)).flatMap((text) => Login.safeParse(text).data ?? []);
  const hash = createHash('sha256').update(JSON.stringify([issuer, claims['sub']])).digest('hex').slice(0, 16);
  return [...own, `sso-${hash}`];
}
