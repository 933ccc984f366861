import { IdentityProvider } from '@ioc/contracts';
import { describe, expect, it } from 'vitest';
import { claimOf, grantsFor, isFactorProved, loginsFor, nameOf, textsOf } from './provider-claims.js';

const provider = IdentityProvider.parse({
  name: { vi: 'Tài khoản công vụ', en: 'Staff account' },
  issuer: 'https://sso.example.vn',
  clientId: 'rong',
  clientSecret: { env: 'OIDC_CLIENT_SECRET' },
  grants: [
    { group: 'truc-ban', role: 'operator', area: '610' },
    { group: 'truc-ban-2', role: 'operator', area: '610' },
    { group: 'quan-tri', role: 'administrator' },
  ],
});
const whole = { components: null, area: null, organisation: null };

describe('what a provider says', () => {
  it.each([
    [{ groups: ['a', 'b'] }, 'groups', ['a', 'b']],
    [{ groups: 'a b' }, 'groups', ['a b']],
    [{ realm_access: { roles: ['a'] } }, 'realm_access.roles', ['a']],
    [{ 'https://example.vn/roles': ['a'] }, 'https://example.vn/roles', ['a']],
    [{ 'a.b': ['whole'], a: { b: ['inner'] } }, 'a.b', ['whole']],
    [{ groups: [7, null, { a: 1 }, 'b'] }, 'groups', ['b']],
    [{}, 'constructor.name', []],
    [{ groups: null }, 'groups.x', []],
  ])('is found by the name of its claim: %j %s', (claims, name, texts) => {
    expect(textsOf(claimOf(claims, name))).toEqual(texts);
  });

  it('gives the roles of its groups, each once, and none to others', () => {
    expect(grantsFor(['truc-ban', 'truc-ban-2', 'khac'], provider.grants)).toEqual([{ ...whole, role: 'operator', area: '610' }]);
    expect(grantsFor(['truc-ban', 'quan-tri'], provider.grants).map(({ role }) => role)).toEqual(['operator', 'administrator']);
    expect([grantsFor([], provider.grants), grantsFor(['TRUC-BAN', 'truc', '*'], provider.grants)]).toEqual([[], []]);
  });

  it('proves a second factor only in the words of the configuration', () => {
    const wanted = { acr: ['urn:2fa'], amr: ['mfa'] };
    expect([{ acr: 'urn:2fa' }, { amr: ['pwd', 'mfa'] }].map((claims) => isFactorProved(claims, wanted))).toEqual([true, true]);
    expect([{}, { acr: '1', amr: ['pwd'] }, { amr: 'urn:2fa' }, { acr: ['mfa'] }].map((claims) => isFactorProved(claims, wanted))).toEqual([false, false, false, false]);
    expect(isFactorProved({ acr: '', amr: ['mfa'] }, provider.secondFactor)).toBe(false);
  });

  it('names a new account as far as its name can be one here', () => {
    expect(loginsFor({ sub: '1', preferred_username: 'Y.Blin@kontum.vn' }, provider)[0]).toBe('y.blin@kontum.vn');
    expect(loginsFor({ sub: '1', preferred_username: '../quan tri' }, provider)).toEqual([expect.stringMatching(/^sso-[0-9a-f]{16}$/)]);
    expect(loginsFor({ sub: '1' }, provider)).not.toEqual(loginsFor({ sub: '2' }, provider));
    expect([nameOf({ name: ' Y Blin ' }, provider), nameOf({ preferred_username: 'y.blin' }, provider), nameOf({ name: 7 }, provider)]).toEqual(['Y Blin', 'y.blin', null]);
  });
});
