import { expect, it } from 'vitest';
import { StateHistory } from './uptime.js';

const h = 3_600_000;

it('counts what is known of the last 24 h, and forgets what is older', () => {
  const history = new StateHistory();
  history.record('unknown', 0);
  history.record('live', 1 * h);
  history.record('frozen', 4 * h);
  expect(history.last24h(6 * h)).toEqual({ liveMs: 3 * h, knownMs: 5 * h });
  history.record('live', 20 * h);
  history.record('offline', 30 * h);
  expect(history.last24h(40 * h)).toEqual({ liveMs: 10 * h, knownMs: 24 * h });
});

it('knows nothing before the first state', () => {
  expect(new StateHistory().last24h(5 * h)).toEqual({ liveMs: 0, knownMs: 0 });
});
