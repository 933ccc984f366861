import { logins } from './logins.js';
import { recorded, sampleOf } from './statistics.js';
import { basicOf, type Asked, type Replied, type System } from './systems.js';

/** A gateway that takes each token once: the second use is answered 401, long before `expires_in` is over. */
export function gateway(): System {
  let issued = 0;
  const used = new Set<string>();
  return ({ path, headers, body }) => {
    if (path === 'token') {
      if (headers.authorization !== basicOf(logins.RING_CLIENT_ID, logins.RING_CLIENT_SECRET) || !body.includes('grant_type=client_credentials')) return { status: 401, body: { error: 'invalid_client' } };
      issued += 1;
      return { body: { access_token: `token-${issued}`, scope: 'default', token_type: 'Bearer', expires_in: 3600 } };
    }
    const token = headers.authorization ?? '';
    if (token !== `Bearer token-${issued}` || used.has(token)) return { status: 401, body: { fault: { code: 900901, message: 'Invalid Credentials', description: 'Access failure for API' } } };
    used.add(token);
    return { body: { duLieu: [{ ma: '608', luot: 411 + used.size, ngay: '2025-10-0' + used.size }] } };
  };
}

const rows = [['608', 41], ['610', 12], ['612', 23], ['615', 34], ['613', 5]].map(([ma, n]) => ({ ma, n, thang: '2025-10' }));

/** Services of departments: one path for each way of logging in, of paging, of failing. */
export const service: System = (asked) => {
  const { path, headers } = asked;
  const one = (n: number): Replied => ({ body: { data: [{ ma: '62', n, thang: '2025-10' }] } });
  const refused: Replied = { status: 401, body: { message: 'Unauthorized' } };
  switch (path) {
    case 'basic':
      return headers.authorization === basicOf(logins.RING_USER, logins.RING_PASSWORD) ? one(101) : refused;
    case 'bearer':
      return headers.authorization === `Bearer ${logins.RING_TOKEN}` ? one(102) : refused;
    case 'key':
      return headers['x-api-key'] === logins.RING_TOKEN ? one(103) : refused;
    case 'error-body':
      return { body: { error_code: '17', message: 'Không có quyền khai thác dữ liệu', data: [{ ma: '62', n: 0, thang: '2025-10' }] } };
    case 'login-page':
      return { headers: { 'content-type': 'text/html; charset=utf-8' }, body: '<html><form>Đăng nhập</form></html>' };
    default:
      return pageOf(asked);
  }
};

/** Two records a page. A link is relative, and absolute with the inner host on the second page. */
function pageOf({ path, query }: Asked): Replied {
  const from = { 'by-link': Number(query.get('from')), 'by-page': 2 * (Number(query.get('trang')) - 1), 'by-offset': Number(query.get('offset')), 'by-cursor': Number((query.get('cursor') ?? 'c0').slice(1)) }[path];
  if (from === undefined) return { status: 404, body: { message: 'Not found' } };
  const data = rows.slice(from, from + 2);
  const next = from + 2 < rows.length ? from + 2 : null;
  if (path === 'by-link') return { body: { data, _links: next === null ? {} : { next: next === 2 ? `?from=${next}` : `http://10.0.0.7:8080/inner/by-link?from=${next}` } } };
  return { body: { data, ...(path === 'by-cursor' && { next_cursor: next === null ? null : `c${next}` }) } };
}

const collection = '91a7b528-80eb-42ed-a74d-c6fbd5a26116';
interface Stix {
  type: string;
}

/** TAXII 2.1: its media type and a login are asked for; types are filtered, pages are cut at `limit`, `next` is opaque. */
export const taxii: System = ({ path, query, headers }) => {
  const type = 'application/taxii+json;version=2.1';
  const reply = (status: number, body: object): Replied => ({ status, headers: { 'content-type': type }, body });
  if (headers.accept !== type) return reply(406, { title: 'Unsupported media type', http_status: '406' });
  if (headers.authorization !== basicOf(logins.RING_USER, logins.RING_PASSWORD)) return reply(401, { title: 'Unauthorized', http_status: '401' });
  const store = sampleOf('stix-taxii/taxii21_default_data.json');
  if (path !== `trustgroup1/collections/${collection}/objects/` || !store) return reply(404, { title: 'Collection not found', http_status: '404' });
  const { trustgroup1 } = JSON.parse(store.toString('utf8')) as { trustgroup1: { collections: { objects: Stix[] }[] } };
  const wanted = (query.get('match[type]') ?? '').split(',');
  const objects = (trustgroup1.collections[0]?.objects ?? []).filter((object) => wanted.includes(object.type));
  const from = Number((query.get('next') ?? 'page-0').slice('page-'.length));
  const limit = Number(query.get('limit'));
  return reply(200, { ...(from + limit < objects.length && { more: true, next: `page-${from + limit}` }), objects: objects.slice(from, from + limit) });
};

/** The metrics page as recorded, and the query API over it: values are texts. */
export const prometheus: System = ({ path, query }) => {
  if (path === 'metrics') return recorded('prometheus/metrics-test.prom', { 'content-type': 'text/plain; version=0.0.4' });
  const metric = /^sum\((\w+)\)$/.exec(query.get('query') ?? '')?.[1];
  if (!metric) return { status: 400, body: { status: 'error', errorType: 'bad_data', error: 'invalid parameter "query": 1:5: parse error: unclosed left parenthesis' } };
  const page = sampleOf('prometheus/metrics-test.prom')?.toString('utf8') ?? '';
  const sum = page.split('\n').filter((line) => line.startsWith(`${metric}{`)).reduce((total, line) => total + Number(line.split(' ').at(-1)), 0);
  return { body: { status: 'success', data: { resultType: 'vector', result: [{ metric: {}, value: [Math.floor(Date.now() / 1000), String(sum)] }] } } };
};

const envelope = (number: number, due: string, business: string): string =>
  `<edXML><e:edXMLEnvelope><e:edXMLHeader><e:MessageHeader><e:From><e:OrganId>000.00.12.H34</e:OrganId></e:From><e:To><e:OrganId>000.00.00.H34</e:OrganId></e:To><e:Code><e:CodeNumber>${number}</e:CodeNumber><e:CodeNotation>STTTT-CĐS</e:CodeNotation></e:Code><e:PromulgationInfo><e:PromulgationDate>2025/03/0${number}</e:PromulgationDate></e:PromulgationInfo><e:DocumentType><e:TypeName>Công văn</e:TypeName></e:DocumentType><e:Subject>V/v báo cáo số ${number}</e:Subject><e:DueDate>${due}</e:DueDate></e:MessageHeader><e:TraceHeaderList><e:TraceHeader><e:OrganId>000.00.12.H34</e:OrganId><e:Timestamp>2025/03/0${number} 08:30:00</e:Timestamp></e:TraceHeader><e:${business}><e:${business}DocType>0</e:${business}DocType></e:${business}></e:TraceHeaderList></e:edXMLHeader></e:edXMLEnvelope></edXML>`;

/** Three documents of the axis: overdue since long, due in a far year, and one whose day cannot be read. */
export const documentAxis: System = ({ path }) => {
  if (path !== 'received') return { status: 404, body: '' };
  const all = [envelope(1, '2025/03/10', 'Bussiness'), envelope(2, '2199-11-20', 'Business'), envelope(3, 'mai', 'Bussiness')];
  const body = `<?xml version="1.0" encoding="UTF-8"?><edXMLs xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016" xmlns:e="http://www.mic.gov.vn/TBT/QCVN_102_2016">${all.join('\n')}</edXMLs>`;
  return { headers: { 'content-type': 'text/xml; charset=utf-8' }, body };
};
