import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { authorize } from './authorization.js';

const login = { user: 'Mufasa', password: 'CircleOfLife' };
const request = { method: 'GET', uri: '/dir/index.html' };
const nonce = 'dcd98b7102dd2f0e8b11d0f600bfb0c093';
const field = (header: string | null, name: string): string =>
  new RegExp(`${name}="?([^",]+)`).exec(header ?? '')?.[1] ?? '';

describe('authorize', () => {
  it('answers Digest without qop as RFC 2069 (erratum 749) computes it', () => {
    const answer = authorize(
      `Digest realm="testrealm@host.com", nonce="${nonce}", opaque="5ccc069c403ebaf9f0171e9517f40e41"`,
      request,
      login,
    );
    expect(field(answer, 'response')).toBe('1949323746fe6a43ef61f9606e7febea');
    expect(field(answer, 'opaque')).toBe('5ccc069c403ebaf9f0171e9517f40e41');
  });

  it.each([
    ['MD5', 'md5'],
    ['SHA-256', 'sha256'],
  ])('answers Digest %s with qop over its own cnonce (RFC 7616 §3.4)', (algorithm, name) => {
    const answer = authorize(
      `Digest realm="r", qop="auth, auth-int", algorithm=${algorithm}, nonce="${nonce}"`,
      request,
      login,
    );
    const hash = (text: string): string => createHash(name).update(text).digest('hex');
    const expected = hash(
      `${hash('Mufasa:r:CircleOfLife')}:${nonce}:00000001:${field(answer, 'cnonce')}:auth:${hash('GET:/dir/index.html')}`,
    );
    expect(field(answer, 'response')).toBe(expected);
  });

  it('never says the password aloud while the camera also takes Digest', () => {
    expect(authorize(`Basic realm="r", Digest realm="r", nonce="${nonce}"`, request, login)).toMatch(/^Digest /);
  });

  it('skips an algorithm that it does not speak', () => {
    const answer = authorize(
      `Digest realm="r", nonce="x", algorithm=SHA-512-256, Digest realm="r", nonce="${nonce}", algorithm=MD5`,
      request,
      login,
    );
    expect(field(answer, 'nonce')).toBe(nonce);
  });

  it('answers Basic', () => {
    expect(authorize('Basic realm="camera"', request, login)).toBe('Basic TXVmYXNhOkNpcmNsZU9mTGlmZQ==');
  });

  it('answers nothing else', () => {
    expect(authorize('Negotiate', request, login)).toBeNull();
  });
});
