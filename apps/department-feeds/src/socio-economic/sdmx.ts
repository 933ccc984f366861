import { province } from '../core/areas.js';
import { hash } from '../core/random.js';
import { thin, type FeedAnswer, type FeedProtocol } from '../core/serve-feed.js';
import { localMs, localTime, monthsBefore } from '../core/vietnam-time.js';
import type { FeedView } from '../department.js';

type Frequency = 'A' | 'Q' | 'M';

interface SeriesPlan {
  indicator: string;
  domain: string;
  code: string;
  frequency: Frequency;
  /** Values are in đồng × 10^multiplier. */
  multiplier: number;
  basePeriod: string;
}

/** Codes of the IMF's ECOFIN structure where it has one, VNM_ codes as the national statistics office makes them elsewhere. */
export const sdmxSeries: readonly SeriesPlan[] = [
  { indicator: 'grdp-value', domain: 'NAG', code: 'NGDP_R_XDC', frequency: 'Q', multiplier: 9, basePeriod: '2010' },
  {
    indicator: 'grdp-growth',
    domain: 'NAG',
    code: 'NGDP_R_PC_CP_A_PT',
    frequency: 'Q',
    multiplier: 0,
    basePeriod: '_Z',
  },
  { indicator: 'grdp-per-capita', domain: 'NAG', code: 'NGDPPC_XDC', frequency: 'A', multiplier: 6, basePeriod: '_Z' },
  {
    indicator: 'total-social-investment',
    domain: 'NAG',
    code: 'VNM_NFI_SOC_XDC',
    frequency: 'Q',
    multiplier: 9,
    basePeriod: '_Z',
  },
  { indicator: 'iip-yoy', domain: 'IND', code: 'AIP_PC_CP_A_IX', frequency: 'M', multiplier: 0, basePeriod: '_Z' },
  { indicator: 'cpi-yoy', domain: 'CPI', code: 'PCPI_PC_CP_A_PT', frequency: 'M', multiplier: 0, basePeriod: '_Z' },
  { indicator: 'retail-sales', domain: 'IND', code: 'VNM_RETAIL_XDC', frequency: 'M', multiplier: 9, basePeriod: '_Z' },
];

interface Span {
  key: string;
  endMs: number;
}

/** The statistics office publishes a file, not a query: 3 years of months, 12 quarters, 5 years. */
export const sdmx: FeedProtocol = {
  feed: 'gso-sdmx',
  answer: (_request, view) =>
    documentOf(
      view,
      thin(view, sdmxSeries, (series) => series),
    ),
  empty: (_request, view) => documentOf(view, []),
};

function documentOf(view: FeedView, series: readonly SeriesPlan[]): FeedAnswer {
  const body = `${open(view)}${series.map((plan, i) => seriesText(plan, view, i)).join('')}</message:DataSet></message:StructureSpecificData>`;
  return { contentType: 'application/xml', body };
}

function seriesText(plan: SeriesPlan, view: FeedView, position: number): string {
  const spans = spansOf(plan.frequency, view.now());
  const observations = spans.map((span, i) => {
    const newest = i === spans.length - 1;
    // inside the period: a quarter's end is the first moment of the next one
    const value = newest
      ? view.latest(plan.indicator, province.code, span.endMs - 1)
      : view.value(plan.indicator, province.code, span.endMs - 1);
    const spoilt = view.mode === 'partial' && position === 1 && newest;
    return `<Obs TIME_PERIOD="${span.key}" OBS_VALUE="${spoilt ? `${value}..` : value}"></Obs>`;
  });
  const { domain, code, frequency, basePeriod, multiplier } = plan;
  return (
    `<Series DATA_DOMAIN="${domain}" REF_AREA="VN-28" INDICATOR="${code}" COUNTERPART_AREA="_Z" FREQ="${frequency}" ` +
    `BASE_PER="${basePeriod}" UNIT_MULT="${multiplier}">${observations.join('')}</Series>`
  );
}

function spansOf(frequency: Frequency, nowMs: number): Span[] {
  if (frequency === 'M') return monthsBefore(nowMs, 36);
  const { year, month } = localTime(nowMs);
  if (frequency === 'A') return range(5).map((i) => ({ key: String(year - 5 + i), endMs: localMs(year - 4 + i, 1) }));
  const done = year * 4 + Math.floor((month - 1) / 3);
  return range(12).map((i) => quarter(done - 12 + i));
}

function quarter(count: number): Span {
  const year = Math.floor(count / 4);
  const number = (count % 4) + 1;
  return { key: `${year}-Q${number}`, endMs: localMs(year, number * 3 + 1) };
}

function range(length: number): number[] {
  return Array.from({ length }, (_, i) => i);
}

const schema = 'http://www.sdmx.org/resources/sdmxml/schemas/v2_1';
const structure = 'urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=IMF:ECOFIN_DSD(1.0):ObsLevelDim:TIME_PERIOD';

function open(view: FeedView): string {
  // the office makes its file again every ten minutes, changed or not
  const prepared = new Date(Math.floor(view.now() / 600_000) * 600_000);
  return (
    `<?xml version="1.0" encoding="UTF-8"?><message:StructureSpecificData xmlns:ss="${schema}/data/structurespecific" ` +
    `xmlns:footer="${schema}/message/footer" xmlns:ns1="${structure}" xmlns:message="${schema}/message" xmlns:common="${schema}/common" ` +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><message:Header>' +
    `<message:ID>KTM${hash(prepared.toISOString())}</message:ID><message:Test>false</message:Test>` +
    `<message:Prepared>${prepared.toISOString().slice(0, 19)}Z</message:Prepared><message:Sender id="GSO_KTM"></message:Sender>` +
    `<message:Structure structureID="IMF_ECOFIN_DSD_1_0" namespace="${structure}" dimensionAtObservation="TIME_PERIOD">` +
    '<common:Structure><Ref agencyID="IMF" id="ECOFIN_DSD" version="1.0"></Ref></common:Structure></message:Structure>' +
    '<message:DataSetAction>Information</message:DataSetAction><message:Source xml:lang="vi">Cục Thống kê tỉnh Kon Tum</message:Source></message:Header>' +
    '<message:DataSet COMMENT="Published" ss:dataScope="DataStructure" xsi:type="ns1:DataSetType" ss:structureRef="IMF_ECOFIN_DSD_1_0">'
  );
}
