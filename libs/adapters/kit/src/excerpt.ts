import { AdapterFault, type RawPayload } from '@ioc/transports';
import { jsonOf, textOf } from './payload-text.js';
import { xmlOf, type XmlNode } from './xml.js';

/** What stands at a place that a reading names. */
export interface Excerpt {
  text: string;
  /** True when `text` is the record itself; false for the beginning of a payload over which the figure was worked out. */
  exact: boolean;
}

/** Characters of an excerpt: a screenful. */
export const excerptLength = 1500;

/** The payload that a place speaks of (`name/pointer`, `name!cell`, `name: sheet!cell`, `name:line`), and the place within it. */
export function payloadAt<P extends { name: string }>(payloads: readonly P[], where: string): { payload: P; place: string } | undefined {
  const named = payloads.filter(({ name }) => name !== '' && where.startsWith(name)).sort((a, b) => b.name.length - a.name.length)[0];
  const payload = named ?? payloads[0];
  return payload && { payload, place: named ? where.slice(named.name.length) : where };
}

/**
 * The record at a JSON pointer, an XPath by local names, or a line `:7`; else how the payload begins.
 * Of a single figure the record around it is shown: alone it says nothing.
 */
export function excerptOf(payload: RawPayload, place: string): Excerpt {
  // `page 2#/items/0` and `page 2: /items/0`: what stands between the payload's name and the place in it.
  const found = at(payload, place.replace(/^(#|: )(?=\/)/, ''));
  if (found !== null) return { text: found.slice(0, excerptLength), exact: true };
  return { text: beginningOf(payload), exact: false };
}

function at(payload: RawPayload, place: string): string | null {
  const line = /^:(\d+)(?:\s|$)/.exec(place);
  try {
    if (line) return textOf(payload).split(/\r?\n/).filter((text) => text.trim() !== '')[Number(line[1]) - 1] ?? null;
    if (!place.startsWith('/')) return null;
    return textOf(payload).trimStart().startsWith('<') ? atPath(xmlOf(payload), place) : atPointer(jsonOf(payload), place);
  } catch (cause) {
    if (cause instanceof AdapterFault) return null;
    throw cause;
  }
}

function atPointer(json: unknown, pointer: string): string | null {
  let value = json;
  let holder: unknown = json;
  for (const token of pointer.slice(1).split('/')) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null;
    holder = value;
    value = (value as Record<string, unknown>)[key];
  }
  const shown = typeof value === 'object' && value !== null ? value : isLong(holder) ? value : holder;
  return JSON.stringify(shown, null, 2);
}

/** A list of thousands of values is no record; the value alone is. */
function isLong(holder: unknown): boolean {
  return Array.isArray(holder) && holder.length > 20;
}

function atPath(root: XmlNode, path: string): string | null {
  const steps = path.slice(1).split('/').filter((step) => !step.startsWith('@'));
  let node: XmlNode | undefined;
  for (const [depth, step] of steps.entries()) {
    const [, name = '', nth = '1'] = /^([^[]+)(?:\[(\d+)\])?$/.exec(step) ?? [];
    node = depth === 0 ? (root.name === name ? root : undefined) : node?.children(name)[Number(nth) - 1];
    if (!node) return null;
  }
  return node ? markup(node, '') : null;
}

function markup(node: XmlNode, indent: string): string {
  const attributes = [...node.attributes].map(([name, value]) => ` ${name}="${value}"`).join('');
  const children = node.children();
  if (children.length === 0) return `${indent}<${node.name}${attributes}>${node.text}</${node.name}>`;
  const inner: string[] = [];
  for (const child of children) {
    inner.push(markup(child, `${indent}  `));
    if (inner.join('').length > excerptLength) break;
  }
  return `${indent}<${node.name}${attributes}>\n${inner.join('\n')}\n${indent}</${node.name}>`;
}

function beginningOf(payload: RawPayload): string {
  // Bytes that are no text (a workbook) say nothing to anybody.
  if (payload.body.subarray(0, 1000).includes(0)) return '';
  try {
    return textOf(payload).slice(0, excerptLength);
  } catch (cause) {
    if (cause instanceof AdapterFault) return '';
    throw cause;
  }
}
