import type { Bilingual } from '@ioc/contracts';

/** What a table of matters, or what is known, does not admit; by a name and in words. */
export abstract class Refused<Reason extends string> extends Error {
  readonly words: Bilingual;

  constructor(
    readonly reason: Reason,
    words: Bilingual,
    /** Which one is meant, where several could be. */
    readonly which: string | null,
  ) {
    super(which === null ? words.en : `${words.en} (${which})`);
    this.words = words;
  }
}
