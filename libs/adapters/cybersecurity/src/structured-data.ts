/** Parameters of structured data, by `ID.NAME` and, where no other element has it, by `NAME` alone. */
export interface StructuredData {
  fields: Map<string, string>;
  /** What follows behind it, without the blank. */
  rest: string;
}

const nothing = '-';

/** @returns the data and the rest of the message, or why it is none (RFC 5424, 6.3) */
export function structuredData(text: string): StructuredData | { reason: string } {
  if (text === nothing || text.startsWith(`${nothing} `)) return { fields: new Map(), rest: text.slice(2) };
  const fields = new Map<string, string>();
  let at = 0;
  while (text[at] === '[') {
    const end = elementAt(text, at, fields);
    if (end === null) return { reason: `structured data is not closed or malformed at character ${at + 1} of it` };
    at = end;
  }
  if (at === 0) return { reason: 'structured data begins neither with "[" nor with "-"' };
  if (at < text.length && text[at] !== ' ') return { reason: 'no blank behind the structured data' };
  return { fields, rest: text.slice(at + 1) };
}

/** Sticky: each match goes on where the last one ended. Names are printable ASCII without `=`, blank, `]` and `"`. */
const idPattern = /\[([^\s="\]]{1,64})/y;
const paramPattern = / +([^\s="\]]{1,64})="((?:[^"\\\]]|\\[^])*)"/y;
const closePattern = / *\]/y;

function elementAt(text: string, start: number, fields: Map<string, string>): number | null {
  const id = matchAt(idPattern, text, start);
  if (!id) return null;
  let at = start + id[0].length;
  for (let param = matchAt(paramPattern, text, at); param; param = matchAt(paramPattern, text, at)) {
    const [whole, name = '', value = ''] = param;
    const said = unescaped(value);
    fields.set(`${id[1]}.${name}`, said);
    if (!fields.has(name)) fields.set(name, said);
    at += whole.length;
  }
  const close = matchAt(closePattern, text, at);
  return close ? at + close[0].length : null;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Only `"`, `\` and `]` are escaped; a backslash before anything else is a backslash. */
function unescaped(value: string): string {
  return value.replace(/\\(["\\\]])/g, '$1');
}
