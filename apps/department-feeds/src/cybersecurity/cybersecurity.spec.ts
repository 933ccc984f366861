import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it, vi } from 'vitest';
import type { FeedRequest } from '../core/serve-feed.js';
import { createWorld } from '../core/world.js';
import { AlertBook, alertLine } from './alerts.js';
import { avReport } from './avreport.js';
import { ask as asked } from '../core/ask.fixture.js';
import { ncscTaxii } from './ncsc-taxii.js';
import { loginAnswer, managerAnswer, Tokens, tokenLifeS } from './manager-api.js';

const now = Date.parse('2026-11-23T16:20:05+07:00');
const worldWith = (feed: string, pins: Record<string, number> = {}) => {
  const world = createWorld({ seed: 3, now: () => now });
  for (const [indicator, value] of Object.entries(pins)) world.pin(feed, { indicator, area: '62', value });
  return world.view(feed);
};

describe('AVReport', () => {
  const report = (pins: Record<string, number>) => {
    const parser = new XMLParser({
      ignoreAttributes: false,
      parseTagValue: false,
      isArray: (name) => name === 'Machine' || name === 'MalwareInfo',
    });
    return parser.parse(avReport(worldWith('ncsc-avreport', pins))).edXMLEnvelope['edXML:edXMLBody'].AVReport;
  };

  it('adds up to the pinned figures', () => {
    const av = report({
      'av-managed-computers': 1_761,
      'infected-computers': 31,
      'malware-handled-day': 94,
      'malicious-connections': 12,
      'av-not-updated-15d': 70,
      'av-protection-on-rate': 95,
      'firewall-on-rate': 90,
    });
    expect(new Set(av.OS.Machine.map((m: Record<string, string>) => m['@_name'])).size).toBe(1_761);
    expect(new Set(av.Malware.Machine.map((m: Record<string, string>) => m['@_name'])).size).toBe(31);
    const files = av.Malware.Machine.flatMap((m: { MalwareInfo: { NumberFile: string }[] }) => m.MalwareInfo);
    expect(files.reduce((sum: number, info: { NumberFile: string }) => sum + Number(info.NumberFile), 0)).toBe(94);
    expect(av.Connection.Machine).toHaveLength(12);
    expect(av.Update.NumberMachineNotUpdateOn15Day).toBe('70');
    const share = (name: string) =>
      av.QualityFeature.Machine.filter((m: Record<string, string>) => m[name] === 'True').length / 17.61;
    expect(share('AutoProtect')).toBeCloseTo(95, 1);
    expect(share('EnableFirewall')).toBeCloseTo(90, 1);
  });

  it('is dated by Unix seconds of its minute', () => {
    expect(report({}).Datetime).toBe(String(Math.floor(now / 60_000) * 60));
  });
});

describe('the manager', () => {
  const ask = (path: string, authorization?: string): FeedRequest => ({
    method: 'GET',
    url: new URL(path, 'http://x'),
    headers: authorization ? { authorization } : {},
    body: '',
  });

  it('gives a token for the login only, and no agents without a token', () => {
    vi.stubEnv('WAZUH_USER', 'ioc');
    vi.stubEnv('WAZUH_PASSWORD', 'a password');
    const tokens = new Tokens();
    const login = loginAnswer(tokens);
    expect(login(ask('/security/user/authenticate')).status).toBe(401);
    const answer = login(
      ask('/security/user/authenticate', `Basic ${Buffer.from('ioc:a password').toString('base64')}`),
    );
    const { token } = JSON.parse(String(answer.body)).data;
    const view = worldWith('wazuh-agents', { 'soc-agents-active-rate': 91 });
    expect(managerAnswer(tokens)(ask('/agents/summary/status'), view).status).toBe(401);
    const summary = JSON.parse(
      String(managerAnswer(tokens)(ask('/agents/summary/status', `Bearer ${token}`), view).body),
    );
    expect(summary.data.connection).toMatchObject({ active: 364, total: 400 });
    vi.unstubAllEnvs();
  });

  it('forgets a token after fifteen minutes', () => {
    const tokens = new Tokens();
    const authorization = `Bearer ${tokens.issue('ioc', now)}`;
    expect(tokens.valid(authorization, now + (tokenLifeS - 1) * 1000)).toBe(true);
    expect(tokens.valid(authorization, now + (tokenLifeS + 1) * 1000)).toBe(false);
    expect(new Tokens().valid(authorization, now)).toBe(false);
  });
});

describe('alerts.json', () => {
  const levels = (pins: Record<string, number>) =>
    new AlertBook().list(worldWith('wazuh-alerts', pins)).map((item) => item.rule.level);

  it('has about 1,240 alerts of a day with a few critical ones', () => {
    const usual = levels({});
    expect(usual.length).toBeGreaterThan(900);
    expect(usual.length).toBeLessThan(1_700);
    expect(usual.filter((level) => level >= 12).length).toBeLessThan(14);
  });

  it.each([
    [0, 300],
    [7, 1_500],
    [25, 2_400],
  ])('has exactly %i critical ones of %i when so pinned', (critical, total) => {
    const found = levels({ 'soc-alerts-critical': critical, 'soc-alerts-24h': total });
    expect(found).toHaveLength(total);
    expect(found.filter((level) => level >= 12)).toHaveLength(critical);
  });

  it('repeats its ids on the next poll and writes the zone without a colon', () => {
    const view = worldWith('wazuh-alerts', { 'soc-alerts-critical': 9 });
    const book = new AlertBook();
    const ids = book.list(view).map((item) => item.id);
    expect(book.list(view).map((item) => item.id)).toEqual(ids);
    expect(JSON.parse(alertLine(book.list(view)[0]!)).timestamp).toMatch(/\.\d{3}\+0000$/);
  });
});

describe('the collection of warnings', () => {
  const path = '/taxii/api1/collections/8a1f6d52-3c0e-4b57-9e21-7d4d0b6a34f1/objects/?match[type]=indicator&limit=5';
  const headers = { accept: 'application/taxii+json;version=2.1' };
  const page = (next: string, pins: Record<string, number>) =>
    JSON.parse(String(ncscTaxii.answer(asked(`${path}${next}`, { headers }), worldWith('ncsc-taxii', pins)).body)) as { more?: boolean; next?: string; objects: { id: string; revoked?: boolean }[] };

  it.each([0, 4, 17])('has exactly %i in force when so pinned, over all pages, and each id once', (open) => {
    const objects = [];
    for (let next: string | undefined = '0'; next !== undefined; ) {
      const answer = page(`&next=${next}`, { 'ncsc-warnings-open': open });
      objects.push(...answer.objects);
      next = answer.more ? answer.next : undefined;
    }
    expect(objects.filter(({ revoked }) => !revoked)).toHaveLength(open);
    expect(new Set(objects.map(({ id }) => id)).size).toBe(objects.length);
    expect(objects.length).toBe(Math.max(12, open));
  });

  it('speaks TAXII only to who asks for it', () => {
    expect(ncscTaxii.answer(asked(path), worldWith('ncsc-taxii')).status).toBe(406);
    expect(ncscTaxii.answer(asked('/taxii/api1/collections/none/objects/', { headers }), worldWith('ncsc-taxii')).status).toBe(404);
  });
});
