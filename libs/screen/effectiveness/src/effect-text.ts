import type { EffectRow, EffectUnit } from '@ioc/contracts';
import type { Words } from '@ioc/screen-ui';

type Spoken = Pick<Words, 'formats' | 't' | 'age'>;

/** A figure as it is read: a length of time, a share, a count, a count an hour; "–" where it is not known. */
export function valueText(value: number | null, unit: EffectUnit, words: Spoken): string {
  if (value === null) return '–';
  const { formats } = words;
  const said: Record<EffectUnit, () => string> = {
    time: () => words.age(value),
    duration: () => words.age(value),
    share: () => `${formats.number(value * 100, 1)} %`,
    count: () => formats.number(value, 0),
    'per-hour': () => formats.number(value, 2),
  };
  return said[unit]();
}

/** What it rests on: "38 trên 39 đã kết thúc", or why it is not known. */
export function groundText({ part, whole, reason }: EffectRow, unit: EffectUnit, words: Spoken & Pick<Words, 'pick'>): string {
  if (reason) return words.pick(reason);
  if (part === null || whole === null) return '';
  const inWords = unit === 'duration' ? words.age : (n: number) => words.formats.number(n, 0);
  return words.t(`effect.ground.${unit}`, { part: inWords(part), whole: inWords(whole) });
}

/** Of what a row is: a priority by its word, anything else as the server calls it. */
export function rowName({ by, of, name }: EffectRow, words: Pick<Words, 't' | 'pick'>): string {
  return by === 'priority' ? words.t(`severity.${of.replace(/^p/, '')}`) : words.pick(name);
}
