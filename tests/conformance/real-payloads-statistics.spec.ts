import { describe, expect, it } from 'vitest';
import { samplesPresent, trySample, type Tried } from '../support/try-payload.js';

const figures = ({ readings }: Tried): unknown[] => readings.map(({ at, value }) => [at, value]);
const byBreakdown = ({ readings }: Tried): unknown => Object.fromEntries(readings.map(({ breakdown = '', value }) => [breakdown.replace(/^\w+=/, ''), value]));

describe.runIf(samplesPresent)('SDMX files of the national summary data page', () => {
  it('reads the price index of 51 months and passes over the other series', async () => {
    const tried = await trySample('sdmx.yaml#nsdp-cpi', 'sdmx/vn-nsdp-CPIVNM.sdmx21.xml');
    expect([tried.readings.length, tried.refused.length, tried.skipped.length]).toEqual([51, 0, 32]);
    expect(figures(tried).slice(0, 2)).toEqual([['2020-08', 102.8928], ['2020-09', 103.02090153599998]]);
  });

  it('reads gross domestic product in its unit', async () => {
    const tried = await trySample('sdmx.yaml#nsdp-gdp', 'sdmx/vn-nsdp-GDPVNM.sdmx21.xml');
    expect([tried.readings.length, tried.refused.length, tried.skipped.length]).toEqual([24, 0, 192]);
    expect(tried.readings[0]).toMatchObject({ at: '2004', value: 779337.6704454578, where: '/StructureSpecificData/DataSet/Series/Obs/@OBS_VALUE' });
  });

  it('reads a series that writes 2.767.229,12 beside 2587371.57', async () => {
    const tried = await trySample('sdmx.yaml#mof-debt', 'sdmx/vn-nsdp-MOF_CGD_Vietnam.sdmx21.xml');
    expect(figures(tried)).toEqual([['2013', 1528066.24], ['2014', 1826051.12], ['2015', 2064645.62], ['2016', 2373175.07], ['2017', 2587371.57], ['2018', 2767229.12], ['2019-S1', 2802593.63]]);
    expect(tried.refused).toEqual([]);
  });

  it('counts the series that the page publishes, from its list with a byte order mark', async () => {
    const tried = await trySample('sdmx.yaml#dsbb-list', 'sdmx/vn-dsbb_indicator_desc.csv');
    expect(byBreakdown(tried)).toMatchObject({ CPI: 33, IND: 5, EXR: 2, POP: 11 });
    expect([tried.readings.length, tried.refused]).toEqual([15, []]);
  });
});

describe.runIf(samplesPresent)('JSON-stat downloads of the statistics office', () => {
  it('reads the country and one province, and says of 2,070 cells that their area is unknown', async () => {
    const tried = await trySample('json-stat.yaml#gso-population', 'jsonstat-gso/E02.03-07.json');
    expect([tried.readings.length, tried.refused.length]).toEqual([60, 2070]);
    expect(tried.readings.find(({ area, at }) => area === '62' && at === '2024')).toMatchObject({ value: 601.817377411958, status: 'preliminary' });
    expect(tried.refused[0]).toEqual({ where: '/dataset/value/150', raw: '17078.4', reason: 'unknown area "Red River Delta"' });
  });

  it('reads "Prel. 2024" as a preliminary 2024', async () => {
    const tried = await trySample('json-stat.yaml#gso-sex-ratio', 'jsonstat-gso/E02.08.json');
    expect([tried.readings.length, tried.refused.length]).toEqual([25, 0]);
    expect(tried.readings.at(-1)).toMatchObject({ at: '2024', value: 99.6, status: 'preliminary', where: '/dataset/value/72' });
  });
});

describe.runIf(samplesPresent)('answers of the World Bank', () => {
  it('reads figures in the unit of the indicator, keeps null as missing, refuses what is no country', async () => {
    const tried = await trySample('world-bank.yaml#gdp-current', 'worldbank/worldbank_pib.json');
    expect(tried.readings.map(({ area, at, value }) => [area, at, value])).toEqual([['0', '2025', 1832.64136477552], ['0', '2024', 1830.48931108889], ['62', '2025', null]]);
    expect(tried.refused).toMatchObject([{ where: '/1/3/value', reason: 'unknown area "Not classified"' }]);
  });

  it('takes the error that comes under HTTP 200 for a fault', async () => {
    const tried = await trySample('world-bank.yaml#gdp-current', 'worldbank/worldbank_error.json');
    expect(tried.refused.map(({ reason }) => reason)).toEqual(['bad-shape: worldbank_error.json: the source answered an error: Invalid value: The provided parameter value is not valid']);
  });
});

describe.runIf(samplesPresent)('lists of administrative units', () => {
  it('counts the communes of each old district', async () => {
    const tried = await trySample('vn-units.yaml#units-2022', 'vn-units/wards-kontum-2022.json');
    expect(tried.readings.map(({ area, value }) => [area, value])).toEqual([['608', 21], ['612', 9]]);
    expect(tried.refused).toHaveLength(8);
  });

  it('counts wards, communes and the special zone of the merged province', async () => {
    const tried = await trySample('vn-units.yaml#units-2026', 'vn-units/quang-ngai-2026-two-tier.json');
    expect(byBreakdown(tried)).toEqual({ Phường: 9, Xã: 86, 'Đặc khu': 1 });
  });

  it('counts of how many units a new one was made, and keeps Đắk Long apart from its namesakes', async () => {
    const tried = await trySample('vn-units.yaml#units-merged', 'vn-units/quang-ngai-2025-old-to-new.tsv');
    expect(tried.readings.map(({ area, value, where }) => [area, value, where])).toEqual([['23293', 5, '/6/merged_from'], ['23374', 1, '/27/merged_from'], ['23368', 2, '/29/merged_from']]);
    expect([tried.refused.length, tried.skipped.length]).toEqual([93, 1]);
  });
});
