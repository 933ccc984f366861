import { logins } from './logins.js';
import { recorded, sampleOf } from './statistics.js';
import { basicOf, type Replied, type System } from './systems.js';

const login = basicOf(logins.RING_USER, logins.RING_PASSWORD);

/** DHIS2: Basic, lists by pages whose next address is the inner one, conflicts with HTTP 409 and a reason. */
export const dhis2: System = ({ path, query, headers }) => {
  if (headers.authorization !== login) return { status: 401, headers: { 'content-type': 'text/html' }, body: '<form>Login <input type="password"></form>' };
  if (path === 'api/organisationUnits.json') return unitsOf(Number(query.get('page')));
  if (path !== 'api/dataValueSets.json') return { status: 404, body: { httpStatus: 'Not Found', httpStatusCode: 404, status: 'ERROR', message: 'Not found' } };
  const period = query.get('period') ?? '';
  if (/^\d{4}(0[1-9]|1[0-2])$/.test(period)) return recorded('dhis2/dataValueSets_orgunit_202201.json');
  return { status: 409, body: { httpStatus: 'Conflict', httpStatusCode: 409, status: 'ERROR', message: `Invalid period: ${period}`, errorCode: 'E2002' } };
};

/** The recorded unit on the first page, two more behind it. */
function unitsOf(page: number): Replied {
  const file = sampleOf('dhis2/organisationUnits_level3_all_fields.json');
  if (!file) return recorded('dhis2/organisationUnits_level3_all_fields.json');
  const pager = { page, pageCount: 2, total: 3, pageSize: 1 };
  if (page === 1) return { body: { pager: { ...pager, nextPage: 'http://10.0.0.5:8080/api/organisationUnits.json?page=2' }, ...(JSON.parse(file.toString('utf8')) as object) } };
  const units = [
    { id: 'TSyzvBiovKh', name: 'Gerehun CHC', level: 4, path: '/ImspTQPwCqd/O6uvpzGd5pu/vWbkYPRmKyS/TSyzvBiovKh' },
    { id: 'kJq2mPyFEHo', name: 'TYT Đăk Pék', level: 3, parent: { id: 'fdc6uOvgoji' } },
  ];
  return { body: { pager, organisationUnits: units } };
}
