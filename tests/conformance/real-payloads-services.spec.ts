import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../tools/build.mjs';
import { samples, samplesPack, samplesPresent, trySample, type Tried } from '../support/try-payload.js';

const figures = ({ readings }: Tried): unknown[] => readings.map(({ indicator, area, value }) => [indicator, area, value]);

describe.runIf(samplesPresent)('answers of CKAN', () => {
  it.each([
    ['packages.json', [['datasets', '0', 3], ['files', '0', 3], ['agencies', '0', 1]]],
    ['package_list.json', [['datasets', '0', 3]]],
    ['17be64bb-da74-4195-9bb8-565c39846af2.json', [['datasets', '0', 1], ['files', '0', 1], ['agencies', '0', 1]]],
  ])('counts what %s tells, and nothing that it does not tell', async (file, expected) => {
    const tried = await trySample('ckan.yaml#catalogue', `ckan/${file}`);
    expect(figures(tried)).toEqual(expected);
    expect(tried.refused).toEqual([]);
  });
});

describe.runIf(samplesPresent)('answers of DHIS2', () => {
  it('keeps category option combos apart', async () => {
    const tried = await trySample('dhis2.yaml#antenatal', 'dhis2/analytics_last12months_co_UID.json');
    expect([tried.readings.length, tried.refused.length]).toEqual([28, 0]);
    expect(tried.readings).toContainEqual({ indicator: 'antenatal-visits', area: '62', breakdown: 'co=Outreach', value: 709, at: '2022-11', where: '/rows/20/3' });
  });

  it('reads a table whose columns are months in French', async () => {
    const tried = await trySample('dhis2.yaml#antenatal', 'dhis2/analytics_tableLayout_pe_columns.json');
    expect(tried.readings.map(({ at, value }) => [at, value]).slice(0, 3)).toEqual([['2022-08', 17623], ['2022-09', 17640], ['2022-10', 14345]]);
    expect([tried.readings.length, tried.refused.length, tried.skipped.length]).toEqual([12, 0, 72]);
  });

  it('takes an answer without rows for a fault', async () => {
    const tried = await trySample('dhis2.yaml#antenatal', 'dhis2/analytics_empty_rows_UID.json');
    expect(tried.refused).toMatchObject([{ reason: 'empty: analytics_empty_rows_UID.json holds no rows' }]);
  });

  it('reads reporting rates of units that it can place, 0 among them, and refuses the others', async () => {
    const tried = await trySample('dhis2.yaml#completeness', 'dhis2/analytics_reporting_rate_by_ou_UID.json');
    expect(tried.readings.map(({ area, at, value }) => [area, at, value])).toEqual([['608', '2022-09/2023-08', 0], ['0', '2022-09/2023-08', 0]]);
    expect([tried.refused.length, tried.skipped.length]).toEqual([12, 28]);
    expect(tried.refused[0]?.reason).toBe('organisation unit jUb8gELQApl (Kailahun) is not an area of the pack: map it in settings.orgUnits');
  });

  it('reads values as a facility entered them', async () => {
    const tried = await trySample('dhis2.yaml#values', 'dhis2/dataValueSets_orgunit_202201.json');
    expect(tried.readings.map(({ area, at, value, where }) => [area, at, value, where])).toEqual([['612', '2022-01', 14, '/dataValues/0/value'], ['612', '2022-01', 16, '/dataValues/1/value']]);
    expect([tried.refused.length, tried.skipped.length]).toEqual([0, 2]);
  });

  it('counts organisation units below the area that their path names', async () => {
    expect(figures(await trySample('dhis2.yaml#units', 'dhis2/organisationUnits_level3_all_fields.json'))).toEqual([['health-units', '0', 1], ['health-units', '608', 1]]);
    expect(figures(await trySample('dhis2.yaml#recordings', 'dhis2/_requests.json'))).toEqual([['recorded-answers', '0', 14]]);
  });
});

describe.runIf(samplesPresent)('answers of Open311 servers', () => {
  it('reads Chicago: ids with a hyphen, no description', async () => {
    const tried = await trySample('open311.yaml#reports', 'open311/service_requests.json');
    expect(figures(tried)).toEqual([['reports-open', '0', 2], ['reports-received', '0', 2]]);
    expect(tried.events.map(({ id, status, startedAt, place }) => [id, status, startedAt, place])).toEqual([
      ['14-01100669', 'open', '2014-07-12T15:58:43.000Z', '*** W 17TH ST, CHICAGO, IL, 60608'],
      ['14-01100627', 'open', '2014-07-12T15:48:56.000Z', '*** S NORMAL AVE, CHICAGO, IL, 60621'],
    ]);
  });

  it('reads Toronto: XML with blank elements for what is not known', async () => {
    const tried = await trySample('open311.yaml#reports', 'open311/requests_toronto_multi.xml');
    expect(figures(tried)).toEqual([['reports-open', '0', 2], ['reports-received', '0', 2]]);
    expect(tried.events[0]).toMatchObject({ id: '101005420892', dueAt: '2018-08-03T04:01:00.000Z', severity: 3, lat: 43.691104288, lon: -79.272306875 });
    expect(tried.events[0]).not.toHaveProperty('updatedAt');
  });

  it('counts the services of a list', async () => {
    const tried = await trySample('open311.yaml#services', 'open311/service_list.json');
    expect(tried.readings.map(({ breakdown, value }) => [breakdown, value])).toEqual([['group=sanitation', 1], ['group=street', 2]]);
  });
});

describe.runIf(samplesPresent)('stations and brokers', () => {
  it('reads a result that is a text', async () => {
    const tried = await trySample('sensorthings.yaml#bike-docks', 'sensorthings/observations_toronto_bike_excerpt.json');
    expect(tried.readings.map(({ at, value }) => [at, value])).toEqual([['2017-02-16T21:55:12.841Z', 7]]);
    expect(tried.refused).toEqual([]);
  });

  it.each(['.json', '.jsonld', '-normalized.json', '-normalized.jsonld'])('reads traffic along a line alike in the encoding %s', async (encoding) => {
    const tried = await trySample('ngsi-ld.yaml#flow', `ngsi-ld/TrafficFlowObserved.example${encoding}`);
    expect(figures(tried)).toEqual(['0', '608'].flatMap((area) => [['traffic-flow', area, 197], ['traffic-speed', area, 52.6], ['traffic-jams', area, 0]]));
    expect(new Set(tried.readings.map(({ at }) => at))).toEqual(new Set(['2016-12-07T11:15:00.000Z']));
    expect(tried.refused).toEqual([]);
  });

  it('reads an accident, and leaves out a point that lies outside of the globe', async () => {
    const plain = await trySample('ngsi-ld.yaml#accidents', 'ngsi-ld/RoadAccident.example.json');
    const normalized = await trySample('ngsi-ld.yaml#accidents', 'ngsi-ld/RoadAccident.example-normalized.jsonld');
    for (const tried of [plain, normalized]) {
      expect(figures(tried).slice(0, 3)).toEqual([['accidents', '0', 1], ['accident-deaths', '0', 0], ['accident-injured', '0', 2]]);
      expect(tried.events).toMatchObject([{ id: 'urn:ngsi-ld:RoadAccident:id:ORHW:45620815', area: '608', status: 'closed', startedAt: '2021-03-12T13:59:36.000Z' }]);
    }
    expect(plain.refused).toMatchObject([{ reason: 'its coordinates lie outside of the globe: the event has no point' }]);
    expect(plain.events[0]).not.toHaveProperty('lat');
  });
});

describe.runIf(samplesPresent)('the command line', () => {
  it.each([
    ['world-bank.yaml', 'gdp-current', 'worldbank/worldbank_pib.json'],
    ['open311.yaml', 'reports', 'open311/requests_toronto_multi.xml'],
  ])('%s: answers what these specs read', async (file, id, sample) => {
    const feed = join(root, 'tests/conformance/feeds', file);
    const args = ['run', '--silent', 'ioc', '--', 'try', '--feed', feed, '--id', id, '--config', samplesPack, '--payload', join(samples, sample)];
    const { stdout, stderr } = spawnSync('npm', args, { cwd: root, encoding: 'utf8' });
    expect(stderr).toBe('');
    const { readings, refused, skipped } = await trySample(`${file as 'x.yaml'}#${id}`, sample);
    const answer = JSON.parse(stdout) as { readings: { value: number }[]; rejected: unknown[] };
    expect(answer.readings.map(({ value }) => value)).toEqual(readings.map(({ value }) => value));
    expect(answer.rejected).toHaveLength(refused.length + skipped.length);
  });
});
