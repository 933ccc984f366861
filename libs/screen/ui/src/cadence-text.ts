import { durationMs, type Cadence } from '@ioc/contracts';
import type { Words } from './words.js';

/** How often a figure is renewed, said in place of the age of one that never came. */
export function cadenceText(cadence: Cadence, words: Words): string {
  const ms = durationMs(cadence.every);
  return ms === null ? words.t(`cadence.${cadence.every}`) : words.t('cadence.every', { age: words.age(ms) });
}
