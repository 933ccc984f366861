import { hasBasicLogin } from '../core/basic-auth.js';
import { secret } from '../core/secrets.js';
import { json, loginPage, thin, type FeedAnswer, type FeedProtocol, type FeedRequest } from '../core/serve-feed.js';
import { dayMs, isoDay, localMs, monthOf, monthsBefore, startOfDay } from '../core/vietnam-time.js';
import type { FeedView } from '../department.js';
import { dataItems, orgUnits, type DataItem, type OrgUnit } from './dhis2-metadata.js';

export interface Period {
  /** `202610`, `20261123` */
  id: string;
  name: string;
  startMs: number;
  endMs: number;
}

interface Asked {
  items: DataItem[];
  units: OrgUnit[];
  periods: Period[];
  wide: boolean;
}

type Grid = { headers: unknown[]; rows: string[][]; metaData: unknown };

/**
 * The analytics Web API of DHIS2: `dimension=dx:…&dimension=pe:…&dimension=ou:…`, long or, with `tableLayout=true&columns=pe`,
 * wide. 401 is an HTML page, 409 a DHIS2 error object.
 */
export function dhis2(feed: 'dhis2-monthly' | 'dhis2-daily'): FeedProtocol {
  return {
    feed,
    answer: (request, view) => guarded(request, () => answerOf(request, view, (rows) => thin(view, rows, spoil))),
    empty: (request, view) => guarded(request, () => answerOf(request, view, () => [])),
  };
}

/** Which feed's mode an analytics request meets: days are asked for by the daily feed. */
export function feedOf(request: FeedRequest): 'dhis2-monthly' | 'dhis2-daily' {
  const items = dimension(request.url, 'dx');
  return items.some((uid) => dataItems.find((item) => item.uid === uid)?.frequency === 'daily')
    ? 'dhis2-daily'
    : 'dhis2-monthly';
}

function spoil(row: string[]): string[] {
  return row.map((cell, i) => (i === row.length - 1 ? 'NaN' : cell));
}

function guarded(request: FeedRequest, answer: () => FeedAnswer): FeedAnswer {
  if (hasBasicLogin(request.headers, secret('DHIS2_USER'), secret('DHIS2_PASSWORD'))) return answer();
  return { ...loginPage(), status: 401, headers: { 'WWW-Authenticate': 'Basic realm="DHIS2"' } };
}

function answerOf(request: FeedRequest, view: FeedView, choose: (rows: string[][]) => string[][]): FeedAnswer {
  const asked = read(request.url, view.now());
  if (typeof asked === 'string') {
    return json(
      { httpStatus: 'Conflict', httpStatusCode: 409, status: 'ERROR', message: asked, errorCode: 'E7124' },
      409,
    );
  }
  const grid = asked.wide ? wideGrid(asked, view) : longGrid(asked, view);
  const rows = choose(grid.rows);
  return json({
    ...grid,
    rows,
    height: rows.length,
    headerWidth: grid.headers.length,
    width: rows.length === 0 ? 0 : grid.headers.length,
  });
}

/** @returns what was asked for, or DHIS2's words for what is wrong with it */
function read(url: URL, nowMs: number): Asked | string {
  const items = dimension(url, 'dx').map((uid) => dataItems.find((item) => item.uid === uid) ?? uid);
  const units = dimension(url, 'ou').map((text) => unitsOf(text) ?? text);
  const periods = dimension(url, 'pe').map((text) => periodsOf(text, nowMs) ?? text);
  const unknown = [...items, ...units, ...periods].find((entry) => typeof entry === 'string');
  if (typeof unknown === 'string') return `Dimension or filter is not valid: \`${unknown}\``;
  if (items.length === 0 || units.length === 0 || periods.length === 0)
    return 'At least one data element, period and organisation unit must be specified';
  return {
    items: items as DataItem[],
    units: units.flat() as OrgUnit[],
    periods: periods.flat() as Period[],
    wide: url.searchParams.get('tableLayout') === 'true',
  };
}

function dimension(url: URL, name: string): string[] {
  const texts = [...url.searchParams.getAll('dimension'), ...url.searchParams.getAll('filter')];
  const found = texts.find((text) => text.startsWith(`${name}:`));
  return found
    ? found
        .slice(name.length + 1)
        .split(';')
        .filter(Boolean)
    : [];
}

function unitsOf(text: string): OrgUnit[] | undefined {
  if (text === 'USER_ORGUNIT') return orgUnits.filter(({ level }) => level === 2);
  if (text === 'USER_ORGUNIT_CHILDREN') return orgUnits.filter(({ level }) => level === 3);
  if (/^LEVEL-[23]$/.test(text)) return orgUnits.filter(({ level }) => level === Number(text.slice(6)));
  const unit = orgUnits.find(({ uid }) => uid === text);
  return unit ? [unit] : undefined;
}

/** `LAST_12_MONTHS`, `LAST_14_DAYS` and their like, `202610`, `20261123`; relative periods end before the running one. */
export function periodsOf(text: string, nowMs: number): Period[] | undefined {
  const relative = /^LAST_(\d{1,3})_(MONTHS|DAYS)$/.exec(text);
  if (relative)
    return relative[2] === 'MONTHS' ? lastMonths(nowMs, Number(relative[1])) : lastDays(nowMs, Number(relative[1]));
  const fixed = /^(\d{4})(\d{2})(\d{2})?$/.exec(text);
  if (!fixed) return undefined;
  const startMs = localMs(Number(fixed[1]), Number(fixed[2]), Number(fixed[3] ?? 1));
  return fixed[3] === undefined ? [monthPeriod(startMs)] : [dayPeriod(startMs)];
}

function lastMonths(nowMs: number, count: number): Period[] {
  return monthsBefore(nowMs, count).map(({ startMs }) => monthPeriod(startMs));
}

function lastDays(nowMs: number, count: number): Period[] {
  const today = startOfDay(nowMs);
  return Array.from({ length: count }, (_, i) => dayPeriod(today - (count - i) * dayMs));
}

function monthPeriod(atMs: number): Period {
  const { key, month, year, startMs, endMs } = monthOf(atMs);
  return { id: key.replace('-', ''), name: `Tháng ${month} ${year}`, startMs, endMs };
}

function dayPeriod(startMs: number): Period {
  return { id: isoDay(startMs).replaceAll('-', ''), name: isoDay(startMs), startMs, endMs: startMs + dayMs };
}

/** The newest period takes pins; what has not begun has no value. */
function cellOf(view: FeedView, item: DataItem, at: { unit: OrgUnit; period: Period; newest: boolean }): string {
  if (at.period.startMs > view.now()) return '';
  const end = Math.min(view.now(), at.period.endMs - 1);
  return String(
    at.newest ? view.latest(item.indicator, at.unit.area, end) : view.value(item.indicator, at.unit.area, end),
  );
}

function longGrid(asked: Asked, view: FeedView): Grid {
  const newest = asked.periods.at(-1)?.id;
  const rows = asked.items.flatMap((item) =>
    asked.units.flatMap((unit) =>
      asked.periods.map((period) => [
        item.uid,
        unit.uid,
        period.id,
        cellOf(view, item, { unit, period, newest: period.id === newest }),
      ]),
    ),
  );
  const headers = [
    header('dx', 'Data'),
    header('ou', 'Organisation unit'),
    header('pe', 'Period'),
    number('value', 'Value'),
  ];
  return { headers, rows: rows.filter((row) => row.at(-1) !== ''), metaData: metaDataOf(asked) };
}

function wideGrid(asked: Asked, view: FeedView): Grid {
  const newest = asked.periods.at(-1)?.id;
  const rows = asked.items.flatMap((item) =>
    asked.units.map((unit) => [
      ...[item.uid, item.name, item.code, ''],
      ...[unit.uid, unit.name, unit.area, ''],
      ...asked.periods.map((period) => cellOf(view, item, { unit, period, newest: period.id === newest })),
    ]),
  );
  const of = (title: string, key: string, hidden: boolean): unknown => ({ ...header(title, key), hidden });
  const labels = (title: string, key: string): unknown[] => [
    of(`${title} ID`, `${key}id`, true),
    of(title, `${key}name`, false),
    of(`${title} code`, `${key}code`, true),
    of(`${title} description`, `${key}description`, true),
  ];
  const headers = [
    ...labels('Data', 'data'),
    ...labels('Organisation unit', 'organisationunit'),
    ...asked.periods.map(({ id, name }) => number(id, name)),
  ];
  return { headers, rows, metaData: metaDataOf(asked) };
}

function header(name: string, column: string): Record<string, unknown> {
  return { name, column, valueType: 'TEXT', type: 'java.lang.String', hidden: false, meta: true };
}

function number(name: string, column: string): Record<string, unknown> {
  return { name, column, valueType: 'NUMBER', type: 'java.lang.Double', hidden: false, meta: false };
}

function metaDataOf({ items, units, periods }: Asked): unknown {
  const named = [
    ...items.map(({ uid, name }) => [uid, name]),
    ...units.map(({ uid, name }) => [uid, name]),
    ...periods.map(({ id, name }) => [id, name]),
  ];
  const fixed = { dx: { name: 'Data' }, pe: { name: 'Period' }, ou: { name: 'Organisation unit' } };
  return {
    items: { ...Object.fromEntries(named.map(([id, name]) => [id, { name }])), ...fixed },
    dimensions: {
      dx: items.map(({ uid }) => uid),
      pe: periods.map(({ id }) => id),
      ou: units.map(({ uid }) => uid),
      co: [],
    },
  };
}
