import { unzipSync, zipSync } from 'fflate';
import type { Dice } from './dice.js';

/** What real sources have sent where a figure, a name or a time should stand, and what only an attacker sends. */
const texts: readonly string[] = [
  '', ' ', '-', 'na', 'N/A', 'null', 'NaN', 'Infinity', '1.204', '2.767.229,12', '7 902.3', '519.4sb', 'ERROR:  #N/A', '98,5%', '1e400', '-0', '9'.repeat(400), '1.7.9',
  'Prel. 2024', '2019-S1', '31/02/2026', '9999-12-31', '1970-01-01T00:00:00Z', '2026-13', 'Avril 2023', 'tháng 13', 'Đăk Long', 'Xã Đắk Long', '\u00a0', '\0', '\ud800',
  '__proto__', 'constructor', 'a'.repeat(5000), '('.repeat(300), '<b>&amp;</b>', '"', "'", '\u202e', '=1+1', '../../etc', '$now()', '🙂',
];
type Json = string | number | boolean | null | object;
const values: readonly Json[] = [...texts, null, true, 0, -1, 1e308, 5e-324, Number.MAX_SAFE_INTEGER + 2, 0.1, [], {}, [[]], [null], { id: {} }, { value: [] }, { '@value': {} }];
const encoder = new TextEncoder();
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A payload with one to four faults in it, in the format that its bytes have. */
export function mutate(body: Uint8Array, dice: Dice): Uint8Array {
  if (body[0] === 0x50 && body[1] === 0x4b && dice.below(5) > 0) return mutatedZip(body, dice);
  const text = textIn(body);
  if (text === undefined || dice.below(6) === 0) return mutatedBytes(body, dice);
  const json = dice.below(4) > 0 ? jsonIn(text) : undefined;
  return encoder.encode(json === undefined ? mutatedText(text, dice) : JSON.stringify(times(dice, json, (node) => mutatedJson(node, dice))));
}

function times<T>(dice: Dice, start: T, step: (value: T) => T): T {
  let value = start;
  for (let left = 1 + dice.below(4); left > 0; left -= 1) value = step(value);
  return value;
}

function textIn(body: Uint8Array): string | undefined {
  try {
    return utf8.decode(body);
  } catch {
    return undefined;
  }
}

function jsonIn(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** Goes down at random; most often a leaf is exchanged, sometimes a whole branch is. */
function mutatedJson(node: Json, dice: Dice): Json {
  if (typeof node !== 'object' || node === null || dice.below(12) === 0) return dice.pick(values);
  if (Array.isArray(node)) return mutatedList(node as Json[], dice);
  const entries = Object.entries(node);
  if (entries.length === 0) return dice.pick(values);
  const at = dice.below(entries.length);
  const [key, value] = entries[at] as [string, Json];
  const without = entries.filter((_, i) => i !== at);
  const changed = dice.below(10);
  if (changed === 0) return Object.fromEntries(without);
  if (changed === 1) return Object.fromEntries([...without, [dice.pick(texts), value]]);
  return Object.fromEntries(entries.map(([name, one]) => [name, name === key ? mutatedJson(value, dice) : one]));
}

function mutatedList(list: readonly Json[], dice: Dice): Json[] {
  const at = dice.below(list.length + 1);
  const changed = dice.below(8);
  if (changed === 0) return list.filter((_, i) => i !== at);
  if (changed === 1) return [...list, ...list];
  if (changed === 2) return [...list.slice(0, at), dice.pick(values), ...list.slice(at)];
  return list.map((one, i) => (i === at ? mutatedJson(one, dice) : one));
}

/** XML, CSV and lines: a figure or a word is exchanged, a piece is left out, doubled or moved. */
function mutatedText(text: string, dice: Dice): string {
  return times(dice, text, (now) => {
    const from = dice.below(now.length + 1);
    const to = Math.min(now.length, from + dice.below(60));
    switch (dice.below(6)) {
      case 0:
        return now.slice(0, from) + now.slice(to);
      case 1:
        return now.slice(0, to) + now.slice(from);
      case 2:
        return now.slice(0, from) + dice.pick(texts) + now.slice(to);
      case 3:
        return now.slice(0, from);
      default:
        return exchanged(now, from, dice.pick(texts));
    }
  });
}

/** The next figure or quoted text after a place. */
function exchanged(text: string, from: number, by: string): string {
  const found = /\d[\d.,]*|"[^"]*"|>[^<]+</.exec(text.slice(from));
  if (!found) return text;
  const start = from + found.index;
  const quote = /^["<>]/.test(found[0]) ? [found[0][0] ?? '', found[0].at(-1) ?? ''] : ['', ''];
  return text.slice(0, start) + quote[0] + by + quote[1] + text.slice(start + found[0].length);
}

function mutatedBytes(body: Uint8Array, dice: Dice): Uint8Array {
  const bytes = Uint8Array.from(body);
  if (bytes.length === 0) return bytes;
  for (let left = 1 + dice.below(16); left > 0; left -= 1) bytes[dice.below(bytes.length)] = dice.below(256);
  return dice.below(6) === 0 ? bytes.slice(0, dice.below(bytes.length)) : bytes;
}

/** A part of the archive is changed and the whole packed anew, so that the fault lies behind the check of the packing. */
function mutatedZip(body: Uint8Array, dice: Dice): Uint8Array {
  const parts = unzipSync(body);
  const name = dice.pick(Object.keys(parts));
  const part = parts[name] ?? new Uint8Array();
  const changed = dice.below(8) === 0 ? mutatedBytes(part, dice) : encoder.encode(mutatedText(textIn(part) ?? '', dice));
  return zipSync({ ...parts, [dice.below(10) === 0 ? dice.pick(['xl/vbaProject.bin', 'x', 'xl/worksheets/sheet9.xml']) : name]: changed }, { level: 1 });
}
