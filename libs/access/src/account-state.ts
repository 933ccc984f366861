import type { AccountInfo } from '@ioc/contracts';
import type { StoredAccount } from '@ioc/store';
import { AccessRefused } from './access-refused.js';

/** An account as administrators see it. */
export function infoOf(account: StoredAccount, now: number): AccountInfo {
  const { id, login, name, grants, createdAt, signedInAt, issuer } = account;
  return { id, login, name, grants, createdAt, signedInAt, state: stateOf(account, now), secondFactor: hasFactor(account), provided: issuer !== null };
}

export function hasFactor({ totpSealed, passkeys }: Pick<StoredAccount, 'totpSealed' | 'passkeys'>): boolean {
  return totpSealed !== null || passkeys > 0;
}

export function isLocked({ lockedUntil }: StoredAccount, now: number): boolean {
  return lockedUntil !== null && lockedUntil > now;
}

export function isAdministrator({ grants, disabledAt }: StoredAccount): boolean {
  return disabledAt === null && grants.some(({ role }) => role === 'administrator');
}

/** To be asked only once somebody proved who he is. @throws AccessRefused `switched-off`, `locked` */
export function checkOpen(account: StoredAccount, now: number): void {
  if (account.disabledAt !== null) throw new AccessRefused('switched-off', 'This account is switched off');
  if (isLocked(account, now)) throw locked();
}

export const locked = () => new AccessRefused('locked', 'Too many wrong attempts: this account is locked for a while');

function stateOf(account: StoredAccount, now: number): AccountInfo['state'] {
  if (account.disabledAt !== null) return 'disabled';
  if (isLocked(account, now)) return 'locked';
  return account.passwordHash === null && account.issuer === null ? 'invited' : 'active';
}
