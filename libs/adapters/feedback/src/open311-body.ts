import { AdapterFault, jsonOf, textOf, xmlOf, type RawPayload } from '@ioc/adapter-kit';

/** One entry of a GeoReport list as it stands in the answer; a value is a text, a number, a boolean or absent. */
export interface RawRequest {
  field(name: string): string | undefined;
  raw: unknown;
  where: string;
}

/**
 * Entries of a `requests` answer in either format of GeoReport v2.
 * @throws AdapterFault for an error body, for another document, for no answer at all
 */
export function requestsOf(payload: RawPayload): RawRequest[] {
  return textOf(payload).trimStart().startsWith('<') ? fromXml(payload) : fromJson(payload);
}

function fromJson(payload: RawPayload): RawRequest[] {
  const json = jsonOf(payload);
  const list = Array.isArray(json) ? json : listIn(json);
  if (!list) throw new AdapterFault('bad-shape', `${payload.name} is no GeoReport list of requests`);
  const error = list.find(isError);
  if (error) throw faultOf(String(error.code), String(error.description ?? ''), payload.name);
  return list.map((entry: unknown, i) => ({ field: (name) => textIn(entry, name), raw: entry, where: `/${i}` }));
}

/** Some servers wrap the list in an object, or answer a single request bare. */
function listIn(json: unknown): unknown[] | null {
  if (!isObject(json)) return null;
  if (isError(json) || 'service_request_id' in json) return [json];
  for (const name of ['service_requests', 'requests', 'errors']) if (Array.isArray(json[name])) return json[name] as unknown[];
  return null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isError(entry: unknown): entry is { code: unknown; description?: unknown } {
  return isObject(entry) && 'code' in entry && !('service_request_id' in entry) && !('service_code' in entry);
}

function textIn(entry: unknown, name: string): string | undefined {
  if (!isObject(entry) || !Object.hasOwn(entry, name)) return undefined;
  const value = entry[name];
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function fromXml(payload: RawPayload): RawRequest[] {
  const root = xmlOf(payload);
  if (root.name === 'errors') {
    const error = root.child('error');
    throw faultOf(error?.child('code')?.text ?? '', error?.child('description')?.text ?? '', payload.name);
  }
  if (root.name !== 'service_requests') throw new AdapterFault('bad-shape', `${payload.name} is no GeoReport list of requests but <${root.name}>`);
  return root.children('request').map((node) => ({
    field: (name) => node.child(name)?.text || undefined,
    raw: Object.fromEntries(node.children().map((child) => [child.name, child.text])),
    where: node.path,
  }));
}

function faultOf(code: string, description: string, place: string): AdapterFault {
  const denied = code === '401' || code === '403';
  return new AdapterFault(denied ? 'denied' : 'bad-shape', `${place} answered error ${code}: ${description}`);
}
