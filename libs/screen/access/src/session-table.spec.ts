import { expect, it } from 'vitest';
import { shortAgent } from './session-table.js';

it.each([
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36', 'Chrome 140 · Linux'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0', 'Chrome 140 · Windows'],
  ['Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/604.1', 'Safari 17 · iPad'],
  ['curl/8.5.0', 'curl/8.5.0'],
])('says shortly what asks: %s', (agent, short) => expect(shortAgent(agent)).toBe(short));
