import { isScaledUnit, isUnit } from '@ioc/adapter-kit';

/** What a number format does to the number that a person sees. */
export interface ShownAs {
  percent: boolean;
  /** Power of ten by which the shown number is smaller than the one behind it: each comma behind the digits takes three. */
  scaledBy: number;
  /** Unit that the format writes beside the number: `#,##0" tỷ đồng"`. */
  unit: string | undefined;
}

/** Letters of formats such as `0.0,,"M"`, which name the scale that the commas take. */
const letters: Readonly<Record<string, string>> = { k: 'nghìn', m: 'triệu', b: 'tỷ', tr: 'triệu' };

/** Reads the section of a format that speaks for this number. */
export function shownAs(format: string, value: number): ShownAs {
  const section = sectionFor(format, value);
  const marks = section.replace(/"[^"]*"|\\.|[_*].|\[[^\]]*\]/g, '');
  const scaledBy = 3 * (/[0#?](,+)(?![0#?,.])/.exec(marks)?.[1]?.length ?? 0);
  return { percent: marks.includes('%'), scaledBy, unit: unitOf(section, scaledBy > 0) };
}

/** Text beside the digits; of a number that is scaled, any text with letters counts: nobody may pass over its scale. */
function unitOf(section: string, scaled: boolean): string | undefined {
  const said = [...section.matchAll(/"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]/g)].map(([, quoted, escaped, currency]) => quoted ?? escaped ?? currency ?? '').join('').trim();
  const text = letters[said.toLowerCase()] ?? said;
  if (text !== '' && (isUnit(text) || isScaledUnit(text))) return text;
  return scaled && /\p{L}/u.test(text) ? text : undefined;
}

function sectionFor(format: string, value: number): string {
  const sections = format.match(/(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\[])+/g) ?? [''];
  const [first = ''] = sections;
  if (sections.some(conditionOf)) return sections.find((section) => conditionOf(section)?.(value)) ?? sections.at(-1) ?? first;
  return (value < 0 ? sections[1] : value === 0 ? sections[2] : first) ?? first;
}

/** `[>=1000000]` */
function conditionOf(section: string): ((value: number) => boolean) | undefined {
  const [, sign, limit = ''] = /\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]/.exec(section) ?? [];
  const than = Number(limit);
  if (sign === undefined) return undefined;
  const tests: Readonly<Record<string, (value: number) => boolean>> = {
    '<': (value) => value < than, '<=': (value) => value <= than, '>': (value) => value > than, '>=': (value) => value >= than, '=': (value) => value === than, '<>': (value) => value !== than,
  };
  return tests[sign];
}
