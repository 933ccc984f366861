/** A message in Common Event Format. */
export interface CefMessage {
  vendor: string;
  product: string;
  version: string;
  classId: string;
  name: string;
  severity: string;
  /** Keys as sent, and each value also by its label: `cs1=KES cs1Label=ProductName` → `ProductName`. */
  extension: Map<string, string>;
}

const beginning = /(?:^|[\s:])CEF: ?\d+(?:\.\d+)?\|/;
const headerFields = 7;

/** Where CEF begins in a message; -1 when it does not. */
export function cefStart(text: string): number {
  const found = beginning.exec(text);
  return found ? found.index + found[0].indexOf('CEF:') : -1;
}

/** @returns the message, or why it is none */
export function cefMessage(text: string): CefMessage | { reason: string } {
  const { fields, rest } = headerOf(text);
  if (fields.length < headerFields) return { reason: `a CEF header has 7 fields parted by |, this has ${fields.length}` };
  const [, vendor = '', product = '', version = '', classId = '', name = '', severity = ''] = fields;
  return { vendor, product, version, classId, name, severity, extension: labelled(extensionOf(rest)) };
}

/** Seven fields, each closed by `|`; the last may end with the message. `\|` and `\\` are a bar and a backslash. */
function headerOf(text: string): { fields: string[]; rest: string } {
  const pattern = /((?:[^|\\]|\\[^])*)(\||$)/gy;
  const fields: string[] = [];
  let end = 0;
  while (fields.length < headerFields) {
    const match = pattern.exec(text);
    if (!match || (match[0] === '' && fields.length > 0)) break;
    fields.push((match[1] ?? '').replace(/\\([\\|])/g, '$1').trim());
    end = pattern.lastIndex;
    if (match[2] === '') break;
  }
  return { fields, rest: text.slice(end) };
}

/** Values hold blanks, so that a value ends where the next ` key=` begins; an escaped `\=` begins none. */
function extensionOf(text: string): Map<string, string> {
  const pattern = /(?:^|\s)([A-Za-z0-9_.\-[\]]+)=/g;
  const keys = [...text.matchAll(pattern)];
  return new Map(
    keys.map((key, i) => {
      const from = key.index + key[0].length;
      return [key[1] ?? '', unescaped(text.slice(from, keys[i + 1]?.index ?? text.length).trim())];
    }),
  );
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', '\\': '\\', '=': '=', '|': '|' };

function unescaped(value: string): string {
  return value.replace(/\\([nr\\=|])/g, (_, said: string) => escapes[said] ?? said);
}

/** Any number of custom fields: Kaspersky sends cs9 and cs10 beyond the standard's six. */
function labelled(extension: Map<string, string>): Map<string, string> {
  const all = new Map(extension);
  for (const [key, label] of extension) {
    const value = key.endsWith('Label') ? extension.get(key.slice(0, -5)) : undefined;
    if (value !== undefined && label !== '' && !all.has(label)) all.set(label, value);
  }
  return all;
}
