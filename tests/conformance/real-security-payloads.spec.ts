import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { CameraReport, FeedEvent, Reading, Rejected } from '@ioc/contracts';
import type { RawPayload } from '@ioc/adapter-kit';
import { adapterOf, adapters } from '@ioc/adapter-registry';
import { passGate } from '@ioc/ingest';
import { loadFeeds, loadPack } from '@ioc/platform';
import { repository } from './fixtures.js';

/** Recorded files of publishers; they may not be committed, so they are read where they stand. */
const samples = join(process.env['IOC_SHARED'] ?? resolve(repository, '../shared'), 'samples');
const present = existsSync(samples);
if (!present) process.stdout.write('real payloads: not present\n');

const kinds = { kinds: adapters.map(({ kind }) => kind), settingsOf: (kind: string) => adapterOf(kind)?.settings };
const pack = await loadPack(join(repository, 'config/kon-tum'), { adapters: kinds, unset: 'placeholder' });

interface Answer {
  readings: Reading[];
  events: FeedEvent[];
  rejected: Rejected[];
  cameras: CameraReport[] | undefined;
}

/** What `ioc try` does, at a stated time. */
async function read(feedName: string, file: string, fetchedAt: string): Promise<Answer> {
  const [feed] = await loadFeeds(join(repository, `tests/conformance/feeds/${feedName}.yaml`), { adapters: kinds, unset: 'placeholder' });
  const adapter = adapterOf(feed?.kind ?? '');
  if (!feed || !adapter) throw new Error(`no feed ${feedName}`);
  const payload: RawPayload = { name: basename(file), body: readFileSync(join(samples, file)), contentType: '', fetchedAt, locator: file };
  const batch = await adapter.parse([payload], adapter.settings.parse(feed.settings), pack);
  const gated = passGate(batch, { feed, utcOffset: pack.utcOffset, fetchedAtMs: Date.parse(fetchedAt), indicator: (id) => pack.indicator(id), knowsArea: (code) => pack.areaByCode(code) !== undefined });
  return { readings: gated.accepted.map(({ reading }) => reading), events: gated.events, rejected: gated.rejected, cameras: batch.cameras };
}

const figures = ({ readings }: Answer): unknown[] => readings.map(({ indicator, area, value, at }) => [indicator, area, value, at]);
const later = '2026-11-20T00:00:00.000Z';

describe.runIf(present)('an Atom index of CAP 1.1 with empty polygons', () => {
  it('counts what was in force at the time, by geocode where the mapping knows one and by description elsewhere', async () => {
    const answer = await read('real-cap', 'cap/nws_atom_feed_example.xml', '2018-08-15T22:57:00.000Z');
    expect(answer.rejected).toEqual([]);
    expect(answer.events).toHaveLength(163);
    expect(new Set(answer.events.map(({ id }) => id)).size).toBe(163);
    expect(answer.events.filter(({ status }) => status === 'open')).toHaveLength(163);
    expect(figures(answer)).toEqual([
      ['disaster-alerts-active', '62', 163, '2018-08-15T22:57:00.000Z'],
      // The entry that the description names has a geocode of 610 besides: the code is surer.
      ['disaster-alerts-active', '608', 0, '2018-08-15T22:57:00.000Z'],
      ['disaster-alerts-active', '610', 3, '2018-08-15T22:57:00.000Z'],
      ['disaster-alerts-active', '612', 1, '2018-08-15T22:57:00.000Z'],
    ]);
    expect(answer.events[0]).toMatchObject({
      title: 'High Wind Warning issued August 15 at 2:52PM AKDT until August 16 at 7:00AM AKDT by NWS',
      severity: 2,
      status: 'open',
      area: '610',
      place: 'Eastern Beaufort Sea Coast',
      startedAt: '2018-08-15T22:52:00.000Z',
      dueAt: '2018-08-16T15:00:00.000Z',
    });
  });

  it('counts nothing as in force years later', async () => {
    const answer = await read('real-cap', 'cap/nws_atom_feed_example.xml', later);
    expect(answer.readings.map(({ value }) => value)).toEqual([0, 0, 0, 0]);
    expect(answer.events.every(({ status }) => status === 'closed')).toBe(true);
  });
});

describe.runIf(present)('syslog and CEF', () => {
  const web = [['"GET /v1/ok HTTP/1.1" 200 145 "-" "hacheck 0.9.0" 24306 127.0.0.1:40124 575', '2016-02-21T04:32:57.000Z', 4, 'web1']];
  it.each([
    ['non_transparent_best_effort_tcp_1st_avg_ok', '2016-02-21T05:00:00.000Z', web],
    ['octet_counting_best_effort_tcp_1st_avg_ok', '2016-02-21T05:00:00.000Z', web],
    ['rfc5424_best_effort_udp_average', '2016-02-21T05:00:00.000Z', web],
    ['octet_counting_best_effort_tcp_1st_utf8_ok', later, [['hellø', later, 1, undefined]]],
    // No year and no zone: the last such day in the province's own zone.
    ['rfc3164_best_effort_udp', '2025-12-02T10:00:00.000Z', [['Test', '2025-12-02T09:31:03.000Z', 4, 'host']]],
  ])('reads %s', async (name, at, events) => {
    const answer = await read('real-syslog', `syslog/${name}.input.txt`, later);
    expect(answer.rejected).toEqual([]);
    expect(figures(answer)).toEqual([['soc-alerts-24h', '62', 1, at], ['soc-alerts-critical', '62', Number(name.includes('utf8')), at]]);
    expect(answer.events.map(({ title, startedAt, severity, place }) => [title, startedAt, severity, place])).toEqual(events);
  });

  it('reads both lines of Kaspersky Security Center', async () => {
    const answer = await read('real-syslog', 'cef/kaspersky-security-center.log', later);
    expect(answer.rejected).toEqual([]);
    expect(answer.events).toEqual([
      expect.objectContaining({ title: 'Completed successfully', severity: 4, place: 'WS6465', startedAt: '2022-03-18T18:08:07.000Z', where: 'kaspersky-security-center.log:1' }),
      expect.objectContaining({ title: 'Application startup prohibited', severity: 2, place: 'WS11128', startedAt: later, where: 'kaspersky-security-center.log:2' }),
    ]);
    expect(answer.events[1]?.description).toContain('User: NT AUTHORITY\\SYSTEM (Initiator)');
    expect(figures(answer)).toEqual([
      ['soc-alerts-24h', '62', 1, '2022-03-18T19:00:00.000Z'],
      ['soc-alerts-critical', '62', 0, '2022-03-18T19:00:00.000Z'],
      ['soc-alerts-24h', '62', 1, later],
      ['soc-alerts-critical', '62', 0, later],
    ]);
  });
});

it.runIf(present)('counts the STIX objects of one collection of a TAXII store', async () => {
  const answer = await read('real-taxii', 'stix-taxii/taxii21_default_data.json', later);
  expect(answer.rejected).toEqual([]);
  expect(figures(answer)).toEqual([['ncsc-warnings-open', '62', 1, later], ['vulnerabilities-critical', '62', 1, later], ['soc-alerts-24h', '62', 0, later]]);
  expect(answer.readings[0]?.where).toBe('taxii21_default_data.json#/trustgroup1/collections/0/objects/1');
});

it.runIf(present)('reads alerts of Wazuh', async () => {
  const answer = await read('real-wazuh', 'wazuh-alerts/alerts.json', '2026-07-31T04:00:00.000Z');
  expect(answer.rejected).toEqual([]);
  expect(figures(answer)).toEqual([['soc-alerts-24h', '62', 5, '2026-07-31T04:00:00.000Z'], ['soc-alerts-critical', '62', 1, '2026-07-31T04:00:00.000Z']]);
  expect(answer.events).toEqual([
    expect.objectContaining({ id: '1769362526.164976', title: 'PAM: Multiple failed logins in a small period of time.', severity: 2, status: 'closed', place: 'soc-ssh-target', startedAt: '2026-01-25T17:35:26.126Z' }),
  ]);
});

describe.runIf(present)('cameras', () => {
  it('takes a stream of go2rtc that nobody watches for configured, not for connected and not for broken', async () => {
    const answer = await read('real-go2rtc', 'go2rtc/streams_one_only_url.json', later);
    expect(figures(answer)).toEqual([['cameras-total', '62', 1, later], ['cameras-online', '62', null, later]]);
    expect(answer.cameras).toEqual([expect.objectContaining({ camera: 'camera.12mp_fluent', state: 'unknown' })]);
    expect(answer.rejected).toEqual([]);
  });

  it('prints no password of a camera', async () => {
    const args = ['tools/ioc.mjs', 'try', '--feed', 'tests/conformance/feeds/real-go2rtc.yaml', '--payload', join(samples, 'go2rtc/streams_one_only_url.json')];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: repository });
    expect(JSON.parse(stdout)).toMatchObject({ readings: [{ indicator: 'cameras-total', value: 1 }, { value: null }], cameras: [{ state: 'unknown' }] });
    expect(stdout).not.toContain('test:test');
  });

  it('reads a path of MediaMTX 1.20', async () => {
    const answer = await read('real-mediamtx', 'mediamtx/v3_paths_list.json', later);
    expect(figures(answer)).toEqual([['cameras-total', '62', 1, later], ['cameras-online', '62', 1, later], ['camera-frames-in-error', '62', 0, later]]);
    expect(answer.cameras).toEqual([expect.objectContaining({ camera: 'camera1', state: 'live', where: 'v3_paths_list.json#/items/0' })]);
    expect(answer.rejected).toEqual([]);
  });

  it.each([
    ['GetDeviceInformation', 'Mockup Manufacturer Mockup Model firmware Mockup_15_14_13', []],
    ['GetCapabilities', 'answers GetCapabilities', []],
    ['GetProfiles', '1 media profiles', []],
    ['GetStreamUri', 'answers GetStreamUri', []],
    ['GetSystemDateAndTime', 'answers, its clock says 2014-12-24T19:14:37.000Z', [['camera-frames-in-error', '62', 1, later]]],
  ])('reads the answer %s of an ONVIF camera', async (operation, note, more) => {
    const answer = await read('real-onvif', `onvif/${operation}.xml`, later);
    expect(figures(answer)).toEqual([['cameras-total', '62', 1, later], ['cameras-online', '62', 1, later], ...more]);
    expect(answer.cameras).toEqual([expect.objectContaining({ camera: 'cam-1', state: 'live', note })]);
    expect(answer.rejected).toEqual([]);
  });
});

describe.runIf(present)('Prometheus', () => {
  it('reads the text format 0.0.4', async () => {
    const answer = await read('real-prometheus-text', 'prometheus/metrics-test.prom', later);
    expect(figures(answer)).toEqual([['lgsp-calls', '62', 5252, later], ['open-datasets', '62', 13867, later], ['lgsp-error-rate', '62', 0.5201208, later]]);
    expect(answer.rejected).toEqual([]);
  });

  it('reads OpenMetrics with exemplars, and does not choose between quantiles', async () => {
    const answer = await read('real-openmetrics', 'prometheus/alltypes.5mfs.om.txt', later);
    expect(figures(answer)).toEqual([['lgsp-calls', '62', 48, later], ['open-datasets', '62', 15, later]]);
    expect(answer.rejected).toEqual([expect.objectContaining({ where: 'alltypes.5mfs.om.txt:44', reason: '3 series fit: name more labels, or say how to combine them' })]);
  });
});
