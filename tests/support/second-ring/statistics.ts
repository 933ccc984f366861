import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../tools/build.mjs';
import { samples, samplesPresent } from '../try-payload.js';
import { logins } from './logins.js';
import type { Replied, System } from './systems.js';

export function sampleOf(path: string): Buffer | null {
  return samplesPresent ? readFileSync(join(samples, path)) : null;
}

/** What a system answers that has its recording only where the samples stand. */
export function recorded(path: string, headers: Record<string, string> = {}): Replied {
  const body = sampleOf(path);
  return body ? { headers, body } : { status: 503, body: { message: `the recording ${path} is not present` } };
}

const columns = ['Huyện', 'Năm', 'Tháng', 'Ca sốt rét', 'Ca SXH'];
const tableRows = [
  ['Thành phố Kon Tum', '2025', 'Tháng 9', '12', '31'],
  ['Đăk Tô', '2025', '9', '-', '1e1'],
  ['Đăk Glei', '2025', '9', '7', '0'],
  ['Đăk Hà', '2025', '9', '1.204', '15'],
  ['Huyện Ngọc Linh', '2025', '9', '3', '4'],
];
/** As `ckan.datastore.search.rows_max`: more than these are not given at once, whatever was asked for. */
const rowsMax = 2;

/** A private table: the token is asked for, pages are cut, `_links.next` is relative and comes after the last page too. */
export const ckan: System = ({ path, query, headers }) => {
  const help = 'http://10.0.0.9:5000/api/3/action/help_show?name=datastore_search';
  const no = (status: number, error: object): Replied => ({ status, body: { help, success: false, error } });
  if (path !== 'api/3/action/datastore_search') return no(404, { __type: 'Not Found Error', message: 'Not found' });
  if (headers.authorization !== logins.RING_TOKEN) return no(403, { __type: 'Authorization Error', message: 'Access denied: User  not authorized to read resource' });
  const unknown = Object.keys(JSON.parse(query.get('filters') ?? '{}') as object).filter((name) => !columns.includes(name));
  if (unknown.length > 0) return no(409, { __type: 'Validation Error', filters: unknown.map((name) => `field "${name}" not in table`) });
  const offset = Number(query.get('offset'));
  const limit = Math.min(Number(query.get('limit')), rowsMax);
  const records = tableRows.slice(offset, offset + limit).map((row, i) => ({ _id: offset + i + 1, ...Object.fromEntries(columns.map((name, c) => [name, row[c]])) }));
  const fields = [{ id: '_id', type: 'int' }, ...columns.map((id) => ({ id, type: id === 'Ca SXH' || id === 'Năm' ? 'numeric' : 'text' }))];
  const link = `/api/3/action/datastore_search?resource_id=${query.get('resource_id')}&limit=${limit}`;
  return { body: { help, success: true, result: { include_total: false, limit, offset, fields, records, _links: { start: link, next: `${link}&offset=${offset + limit}` } } } };
};

/** The recorded answer by pages of `per_page`; an unknown indicator is the recorded error, with HTTP 200. */
export const worldBank: System = ({ path, query }) => {
  const file = sampleOf('worldbank/worldbank_pib.json');
  if (path !== 'v2/country/MX/indicator/NY.GDP.MKTP.CD' || !file) return recorded('worldbank/worldbank_error.json');
  const [meta, rows] = JSON.parse(file.toString('utf8')) as [object, object[]];
  const [page, perPage] = [Number(query.get('page')), Number(query.get('per_page'))];
  return { body: [{ ...meta, page, pages: Math.ceil(rows.length / perPage), per_page: perPage }, rows.slice((page - 1) * perPage, page * perPage)] };
};

/** A web service that speaks by negotiation, and confirms by its tag what did not change. */
export const sdmx: System = ({ path, headers }): Replied => {
  const kind = { 'rest/data/GSO,KTM/Q.VN-28': 'json', 'rest/data/GSO,KTM/csv': 'csv' }[path];
  if (!kind) return { status: 404, headers: { 'content-type': 'application/xml' }, body: '<mes:Error xmlns:mes="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"/>' };
  if (!headers.accept?.includes(`application/vnd.sdmx.data+${kind}`)) return { status: 406, body: {} };
  if (headers['if-none-match'] === `"${kind}-1"`) return { status: 304, body: '' };
  const text = readFileSync(join(root, 'libs/adapters/socio-economic/fixtures', `sdmx-${kind}`, `payload.${kind}`), 'utf8');
  // A year earlier: the figures must lie in the past, whenever this runs.
  return { headers: { 'content-type': `application/vnd.sdmx.data+${kind};version=1.0.0`, etag: `"${kind}-1"` }, body: text.replaceAll('2026', '2025') };
};
