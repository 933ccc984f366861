import type { Bilingual } from '@ioc/contracts';
import { reasons, type Reason } from './reasons.js';

/** An act that the table of alarms does not admit, by its name and in words for people. */
export class AlarmRefused extends Error {
  readonly words: Bilingual;

  constructor(readonly reason: Reason) {
    super(reasons[reason].en);
    this.name = 'AlarmRefused';
    this.words = reasons[reason];
  }
}
