import { expect, it } from 'vitest';
import { SlowReaders } from './slow-readers.js';
import { isAllowedOrigin } from './live-io.adapter.js';

/** waiting packets, at second → verdict; row by row on one reader */
it.each([
  ['keeps up', [[0, 0, 'live'], [64, 1, 'live']]],
  ['falls behind and catches up', [[65, 0, 'conflate'], [30, 1, 'conflate'], [7, 2, 'caught-up'], [0, 3, 'live']]],
  ['stays behind for more than five seconds', [[100, 0, 'conflate'], [100, 5, 'conflate'], [100, 5.1, 'end']]],
  ['stops reading at once', [[513, 0, 'end']]],
  ['grows past the bound', [[65, 0, 'conflate'], [513, 1, 'end']]],
] as const)('a reader that %s', (_name, rows) => {
  const readers = new SlowReaders();
  for (const [waiting, second, verdict] of rows) expect(readers.judge({ id: 'a', waiting }, second * 1000)).toBe(verdict);
});

it.each([
  ['a program without origin', {}, true],
  ['a page of this server', { origin: 'http://rong.local:8080', host: 'rong.local:8080' }, true],
  ['a listed origin', { origin: 'https://ioc.kontum.gov.vn', host: '10.0.0.4:8080' }, true],
  ['a foreign page', { origin: 'https://evil.example', host: 'rong.local:8080' }, false],
  ['an opaque origin', { origin: 'null', host: 'rong.local:8080' }, false],
])('lets %s in: %j %s', (_name, headers, allowed) => {
  expect(isAllowedOrigin({ headers }, ['https://ioc.kontum.gov.vn'])).toBe(allowed);
});
