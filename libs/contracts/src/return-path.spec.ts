import { expect, it } from 'vitest';
import { returnPath } from './return-path.js';

it.each(['/desk', '/desk/alarms?state=open#last', '/brief', '/organisation/so-y-te', '/desk?at=2026-11-28T07:00:00%2B07:00'])('goes on to a page of this centre: %s', (asked) => {
  expect(returnPath(asked)).toBe(asked);
});

it.each([undefined, '', 'desk', '//evil.example', '/\\evil.example', '/\t/evil.example', '/\n//evil.example', '\\\\evil.example', 'https://evil.example/desk', 'javascript:alert(1)', '/..//evil.example', '/.//evil.example', '/%2e%2e//evil.example', '/sign-in?to=/sign-in'])('goes to the desk where another place was asked for: %j', (asked) => {
  expect(returnPath(asked)).toBe('/desk');
});
