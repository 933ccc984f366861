import { AdapterFault, jsonOf, textOf, xmlOf, type RawPayload } from '@ioc/adapter-kit';
import { fieldOf, isObject, textOfField } from './json-value.js';

export interface LgspBody {
  /** The whole answer, for what stands beside the rows. */
  body: unknown;
  rows: readonly unknown[];
  /** JSON pointer of the rows. */
  pointer: string;
}

export interface LgspForm {
  /** Path of the rows; without it `data` and `result` are tried. */
  rows?: string | undefined;
  /** Codes that mean success, as text. */
  success: readonly string[];
}

const codeFields = ['error_code', 'errorCode', 'code', 'status'];

/**
 * Reads the body of a department's service behind an LGSP gateway.
 * @throws AdapterFault for a gateway's fault (JSON or XML), for a non-zero code in HTTP 200, for an empty list
 */
export function lgspBodyOf(payload: RawPayload, form: LgspForm): LgspBody {
  if (textOf(payload).trimStart().startsWith('<')) throw xmlFault(payload);
  const body = jsonOf(payload);
  refuseFault(fieldOf(body, 'fault'), payload.name);
  refuseCode(body, form, payload.name);
  const path = form.rows ?? usualPath(body);
  const rows = listOf(path === '' ? body : fieldOf(body, path));
  if (rows === null) throw new AdapterFault('bad-shape', `${payload.name} holds no ${path || 'list'}`);
  if (rows.length === 0) throw new AdapterFault('empty', `${payload.name} answered no rows`);
  return { body, rows, pointer: path === '' ? '' : `/${path.replaceAll('.', '/')}` };
}

function usualPath(body: unknown): string {
  if (Array.isArray(body)) return '';
  return fieldOf(body, 'data') === undefined ? 'result' : 'data';
}

/** A single object is a list of one, `null` where rows should be is an empty one. */
function listOf(found: unknown): readonly unknown[] | null {
  if (Array.isArray(found)) return found as unknown[];
  if (found === null) return [];
  return isObject(found) ? [found] : null;
}

/** WSO2: `{"fault": {"code": 900901, "message": …, "description": …}}`. */
function refuseFault(fault: unknown, place: string): void {
  if (isObject(fault)) throw faultOf(textOfField(fault, 'code') ?? '', textOfField(fault, 'message') ?? '', place);
}

/** The same as `<ams:fault>`, by gateways that answer XML whatever was asked for. */
function xmlFault(payload: RawPayload): AdapterFault {
  const root = xmlOf(payload);
  if (root.name !== 'fault') return new AdapterFault('bad-shape', `${payload.name} answered XML <${root.name}> instead of JSON`);
  return faultOf(root.child('code')?.text ?? '', root.child('message')?.text ?? '', payload.name);
}

/** WSO2 codes: 9009xx are about the login, 9008xx about too many calls. */
function faultOf(code: string, message: string, place: string): AdapterFault {
  const kind = /^9009\d\d$/.test(code) ? 'denied' : /^9008\d\d$/.test(code) ? 'rate-limited' : 'bad-shape';
  return new AdapterFault(kind, `${place}: the gateway answered fault ${code} ${message}`.trim());
}

function refuseCode(body: unknown, form: LgspForm, place: string): void {
  for (const name of codeFields) {
    const code = textOfField(body, name);
    if (code === undefined || form.success.some((word) => word.toLowerCase() === code.toLowerCase())) continue;
    const denied = ['401', '403'].includes(code);
    throw new AdapterFault(denied ? 'denied' : 'bad-shape', `${place}: the service answered ${name} ${code}: ${textOfField(body, 'message') ?? 'without a reason'}`);
  }
}
