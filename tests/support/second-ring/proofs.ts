import type { RunOutcome } from '@ioc/contracts';

/**
 * Indicator, area, breakdown, period, value, and what the record at its place says: the figure as the source wrote it.
 * `null` where the figure stands in no single record but was counted over the payload.
 */
type Expected = readonly [indicator: string, area: string, breakdown: string, period: string, value: number | null, says: string | null];

export interface Proof {
  feed: string;
  outcome: RunOutcome;
  /** Reasons of what lies in quarantine. */
  refused: readonly string[];
  readings: readonly Expected[];
  /** Indicators that are said to be "at least" so much. */
  atLeast?: readonly string[];
  /** Needs the recorded payloads. */
  isRecorded?: true;
  /** What is archived is not what was sent, byte for byte: logins are blotted out before, or there was no body. */
  isRewritten?: true;
}

const ambiguous = 'ambiguous: thousands or decimals? Nothing in the column or document proves the decimal mark';
const paged = (feed: string): Proof => ({
  feed,
  outcome: 'ok',
  refused: [],
  readings: ([['608', 41], ['610', 12], ['612', 23], ['615', 34], ['613', 5]] as const).map(([area, value]) => [feed, area, '', '2025-10', value, `"n": ${value}`]),
});
const loggedIn = (feed: string, value: number): Proof => ({ feed, outcome: 'ok', refused: [], readings: [[feed, '62', '', '2025-10', value, `"n": ${value}`]] });

/** Worked out by hand from the payloads that the systems of this folder send. */
export const proofs: readonly Proof[] = [
  {
    feed: 'ring-ckan',
    outcome: 'partial',
    refused: ['unknown area "Huyện Ngọc Linh"', ambiguous],
    readings: [
      ['ring-ckan-malaria', '608', '', '2025-09', 12, '"Ca sốt rét": "12"'],
      ['ring-ckan-malaria', '612', '', '2025-09', null, '"Ca sốt rét": "-"'],
      ['ring-ckan-malaria', '610', '', '2025-09', 7, '"Ca sốt rét": "7"'],
      ['ring-ckan-dengue', '608', '', '2025-09', 31, '"Ca SXH": "31"'],
      ['ring-ckan-dengue', '612', '', '2025-09', 10, '"Ca SXH": "1e1"'],
      ['ring-ckan-dengue', '610', '', '2025-09', 0, '"Ca SXH": "0"'],
      ['ring-ckan-dengue', '615', '', '2025-09', 15, '"Ca SXH": "15"'],
    ],
  },
  {
    feed: 'ring-world-bank',
    isRecorded: true,
    outcome: 'partial',
    refused: ['unknown area "Not classified"'],
    // USD into million USD: the decimal point moves by six places.
    readings: [
      ['ring-gdp', '62', '', '2025', 1832641.36477552, '1832641364775.52'],
      ['ring-gdp', '62', '', '2024', 1830489.31108889, '1830489311088.89'],
      ['ring-gdp', '608', '', '2025', null, '"value": null'],
    ],
  },
  {
    feed: 'ring-sdmx-json',
    outcome: 'partial',
    refused: ['an error value: ERROR:  #N/A'],
    // UNIT_MULT 9 in đồng is tỷ đồng.
    readings: [
      ['ring-grdp-json', '62', '', '2025-Q2', 2587371.57, '2587371.57'],
      ['ring-grdp-json', '62', '', '2025-Q3', 2767229.12, '2767229.12'],
      ['ring-cpi-json', '62', '', '2025-Q2', null, 'null'],
      ['ring-cpi-json', '62', '', '2025-09', 519.4, '"519.4sb"'],
    ],
  },
  {
    feed: 'ring-sdmx-csv',
    outcome: 'partial',
    refused: ['the source deletes this figure: what is known stays, and a person decides', ambiguous],
    readings: [
      ['ring-grdp-csv', '62', '', '2025-Q1', 2587371.57, 'OBS_VALUE = 2587371.57'],
      ['ring-grdp-csv', '62', '', '2025-Q2', 2767229.12, 'OBS_VALUE = 2.767.229,12'],
      ['ring-grdp-csv', '62', '', '2025-Q3', null, 'OBS_VALUE = na'],
      ['ring-cpi-csv', '62', '', '2025-09', 103.5, 'OBS_VALUE = 103.5'],
    ],
  },
  {
    feed: 'ring-dhis2-list',
    isRecorded: true,
    outcome: 'ok',
    refused: [],
    readings: [
      ['ring-units', '62', '', 'instant', 2, null],
      ['ring-units', '608', '', 'instant', 1, null],
      ['ring-units', '610', '', 'instant', 1, null],
    ],
  },
  {
    feed: 'ring-dhis2-values',
    isRecorded: true,
    outcome: 'ok',
    refused: [],
    readings: [
      ['ring-outpatients', '612', 'element=Ix2HsbDMLea,co=HllvX50cXC0', '2022-01', 14, '"value": "14"'],
      ['ring-outpatients', '612', 'element=eY5ehpbEsB7', '2022-01', 16, '"value": "16"'],
    ],
  },
  {
    feed: 'ring-edxml',
    atLeast: ['ring-documents', 'ring-documents-overdue'],
    outcome: 'partial',
    refused: ['DueDate is no day: mai'],
    readings: [
      ['ring-documents', '62', '', 'instant', 2, null],
      ['ring-documents-overdue', '62', '', 'instant', 1, null],
    ],
  },
  {
    feed: 'ring-taxii',
    isRecorded: true,
    outcome: 'ok',
    refused: [],
    // Of one each: the record that is counted.
    readings: [
      ['ring-ioc', '62', '', 'instant', 1, 'indicator--a932fcc6-e032-176c-126f-cb970a5a1ade'],
      ['ring-malware', '62', '', 'instant', 1, 'malware--fdd60b30-b67c-11e3-b0b9-f01faf20d111'],
    ],
  },
  {
    feed: 'ring-sql',
    isRewritten: true,
    outcome: 'partial',
    refused: ['unknown area "999"'],
    readings: [
      ['ring-sql-malaria', '608', '', '2025-10', 12.5, '"ca_sot_ret": "12.50"'],
      ['ring-sql-visits', '608', '', '2025-10', 41207, '"luot_kham": "41207"'],
      ['ring-sql-malaria', '610', '', '2025-10', null, '"ca_sot_ret": null'],
      ['ring-sql-visits', '610', '', '2025-10', 1876, '"luot_kham": "1876"'],
    ],
  },
  {
    feed: 'ring-prometheus',
    isRecorded: true,
    outcome: 'ok',
    refused: [],
    // 5210 + 0 + 21 + 21 by the query.
    readings: [
      ['ring-compactions', '62', '', 'instant', 13867, '_bucket{le="+Inf"} 13867'],
      ['ring-gc-pause', '62', '', 'instant', 0.005201208, 'go_gc_duration_seconds{quantile="1"} 0.005201208'],
      ['ring-dials', '62', '', 'instant', 5252, '"5252"'],
    ],
  },
  {
    feed: 'ring-go2rtc',
    atLeast: ['ring-go2rtc-online'],
    isRecorded: true,
    isRewritten: true,
    outcome: 'ok',
    refused: [],
    readings: [
      ['ring-go2rtc-total', '62', '', 'instant', 3, null],
      ['ring-go2rtc-online', '62', '', 'instant', 1, null],
      ['ring-go2rtc-each', '62', 'camera=nga-tu.1', 'instant', 1, '"bytes_recv": 8484'],
      ['ring-go2rtc-each', '62', 'camera=cau-dak-bla', 'instant', 0, '"bytes_recv": 77'],
      ['ring-go2rtc-each', '62', 'camera=camera.12mp_fluent', 'instant', null, 'rtsp://***@192.168.10.105:554/Preview_06_sub'],
    ],
  },
  {
    feed: 'ring-mediamtx',
    atLeast: ['ring-mediamtx-online', 'ring-mediamtx-offline'],
    isRecorded: true,
    outcome: 'ok',
    refused: [],
    readings: [
      ['ring-mediamtx-total', '62', '', 'instant', 3, null],
      ['ring-mediamtx-online', '62', '', 'instant', 1, null],
      ['ring-mediamtx-offline', '62', '', 'instant', 1, null],
      ['ring-mediamtx-errors', '62', '', 'instant', 2, null],
      // 29681480 of the recording, and one byte more at each look.
      ['ring-mediamtx-each', '62', 'camera=camera1', 'instant', 1, '"inboundBytes": 29681482'],
      ['ring-mediamtx-each', '62', 'camera=cam-still', 'instant', 0, '"inboundBytes": 500'],
      ['ring-mediamtx-each', '62', 'camera=cam-idle', 'instant', null, '"source": null'],
    ],
  },
  {
    feed: 'ring-onvif',
    atLeast: ['ring-onvif-online', 'ring-onvif-offline'],
    isRecorded: true,
    isRewritten: true,
    outcome: 'partial',
    refused: ['the camera answered a fault: Sender: NotAuthorized: Sender not authorized: the digest is wrong'],
    readings: [
      ['ring-onvif-total', '62', '', 'instant', 3, null],
      ['ring-onvif-online', '62', '', 'instant', 1, null],
      ['ring-onvif-offline', '62', '', 'instant', 1, null],
      ['ring-onvif-clocks', '62', '', 'instant', 1, null],
      ['ring-onvif-each', '62', 'camera=cam-1', 'instant', 1, '<Model>Mockup Model</Model>'],
      ['ring-onvif-each', '62', 'camera=cam-2', 'instant', null, '<Value>ter:NotAuthorized</Value>'],
      ['ring-onvif-each', '62', 'camera=cam-3', 'instant', 0, null],
    ],
  },
  { feed: 'ring-oauth', outcome: 'ok', refused: [], readings: [['ring-oauth', '608', '', '2025-10-01', 412, '"luot": 412']] },
  loggedIn('ring-basic', 101),
  loggedIn('ring-bearer', 102),
  loggedIn('ring-key', 103),
  paged('ring-by-link'),
  paged('ring-by-page'),
  paged('ring-by-offset'),
  paged('ring-by-cursor'),
];

type ToldFault = readonly [feed: string, outcome: RunOutcome, said: string];

/** Failures whose answer is a recorded one. */
export const recordedFaults: readonly ToldFault[] = [['ring-world-bank-error', 'bad-shape', 'the source answered an error: Invalid value: The provided parameter value is not valid']];

/** How each way of failing is told; the feed is then missing, and nothing of it is stored. */
export const faults: readonly ToldFault[] = [
  ['ring-ckan-conflict', 'bad-shape', 'answered HTTP 409: Validation Error: field "Quận" not in table'],
  ['ring-ckan-private', 'denied', 'refused the login (HTTP 403)'],
  ['ring-dhis2-conflict', 'bad-shape', 'answered HTTP 409: Invalid period: 202213'],
  ['ring-dhis2-login', 'denied', 'refused the login (HTTP 401)'],
  ['ring-taxii-gone', 'unreachable', 'answered HTTP 404: Collection not found'],
  ['ring-sql-deletes', 'bad-shape', 'the query is faulty: DECLARE CURSOR must not contain data-modifying statements in WITH'],
  ['ring-sql-writes', 'denied', 'the query is refused: cannot execute INSERT in a read-only transaction'],
  ['ring-sql-login', 'denied', 'the database refused the login'],
  ['ring-prometheus-query', 'bad-shape', 'answered HTTP 400: invalid parameter "query": 1:5: parse error: unclosed left parenthesis'],
  ['ring-mediamtx-login', 'denied', 'refused the login (HTTP 401)'],
  ['ring-oauth-refused', 'denied', '/gateway/token refused the login (HTTP 401)'],
  ['ring-basic-refused', 'denied', '/service/basic refused the login (HTTP 401)'],
  ['ring-error-body', 'bad-shape', 'the source answered an error: code 17 "Không có quyền khai thác dữ liệu"'],
  ['ring-login-page', 'denied', 'answered with a login page instead of data'],
  ['ring-endless', 'bad-shape', 'more than 2 pages'],
];
