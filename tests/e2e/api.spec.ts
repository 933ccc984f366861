import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { componentIds, type ComponentFrame, type ComponentSnapshot, type DirectiveAnswer, type FeedState, type HistoryAnswer, type IndicatorInfo, type LatestReading, type Problem, type WhyAnswer } from '@ioc/contracts';
import { startCentre, type Centre } from '../support/centre.js';
import { eventually } from '../support/eventually.js';
import { frameWhere, openLive, subscribe } from '../support/live.js';

let centre: Centre;
beforeAll(async () => {
  centre = await startCentre(21_000);
});
afterAll(() => centre.stop());

type Row = FeedState & { ageS: number | null; indicators: string[] };
const feeds = () => centre.get<Row[]>('/api/v1/feeds');
const latest = (query = '') => centre.get<LatestReading[]>(`/api/v1/readings/latest${query}`);

describe('one true line', () => {
  it('brings at least 90 indicators of all seven components over at least 16 feeds of at least 10 protocols', async () => {
    await eventually(async () => (await feeds()).every((feed) => feed.freshness === 'fresh'), 40_000, 500);
    const rows = await feeds();
    expect(rows.length).toBeGreaterThanOrEqual(16);
    expect(new Set(rows.map((row) => row.kind)).size).toBeGreaterThanOrEqual(10);
    const readings = await eventually(async () => {
      const all = await latest('?area=62');
      return new Set(all.filter((reading) => reading.value !== null).map((reading) => reading.indicator)).size >= 90 && all;
    }, 20_000, 500);
    const indicators = await centre.get<IndicatorInfo[]>('/api/v1/indicators');
    const components = new Set(readings.map((reading) => indicators.find((indicator) => indicator.id === reading.indicator)?.component));
    expect([...components].sort()).toEqual([...componentIds].sort());
    for (const reading of readings) expect(reading.ageS).toBeGreaterThanOrEqual(0);
  });

  it('refuses nothing that the departments send when they are well', async () => {
    const rows = await feeds();
    expect(rows.filter((row) => row.rejected > 0 || row.fault !== null).map(({ id, rejected, fault }) => ({ id, rejected, fault }))).toEqual([]);
  });

  it('explains a number down to its raw record', async () => {
    const why = await centre.get<WhyAnswer>('/api/v1/readings/tthc-received/why');
    expect(why.feed?.id).toBe('lgsp-tthc');
    expect(why.run?.adapter).toBe('lgsp');
    expect(why.raw?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(why.raw?.where).toBeTruthy();
    expect(why.reading.provenance).toBe('simulated');
  });

  it('explains a derived number by its formula and operands', async () => {
    const why = await eventually(async () => {
      const answer = await centre.get<WhyAnswer>('/api/v1/readings/public-investment-disbursement-rate/why');
      return answer.operands?.length > 0 && answer;
    }, 15_000);
    expect(why.formula).toContain('[public-investment-disbursed]');
    expect(why.operands.map((operand) => operand.indicator)).toContain('public-investment-disbursed');
  });

  it('answers history in buckets', async () => {
    const history = await centre.get<HistoryAnswer>('/api/v1/readings/cpi-yoy/history?area=62');
    expect(history.points.length).toBeGreaterThanOrEqual(12);
    const daily = await centre.get<HistoryAnswer>('/api/v1/readings/tthc-received/history?area=62&bucket=day');
    expect(daily.points.length).toBeGreaterThanOrEqual(1);
  });
});

describe('the interface for programs', () => {
  it.each([
    ['/api/v1/readings/latest?component=cats', 400, 'component'],
    ['/api/v1/readings/latest?areas=62', 400, 'areas'],
    ['/api/v1/readings/grdp-growth/history?bucket=minute', 400, 'bucket'],
    ['/api/v1/readings/grdp-growth/history?from=yesterday', 400, 'from'],
    ['/api/v1/readings/no-such/why', 404, undefined],
    ['/api/v1/feeds/no-such', 404, undefined],
    ['/api/v1/events?status=maybe', 400, 'status'],
    ['/api/v1/nothing', 404, undefined],
  ])('%s → %d as problem+json', async (path, status, wrong) => {
    const answer = await fetch(`${centre.url}${path}`);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const problem = (await answer.json()) as { status: number; title: string; errors?: { path: string }[] };
    expect(problem.status).toBe(status);
    expect(problem.title).toBeTruthy();
    if (wrong !== undefined) expect(problem.errors?.map((error) => error.path)).toEqual([wrong]);
  });

  it('describes itself in OpenAPI, with every path of the contract', async () => {
    const document = await centre.get<{ openapi: string; paths: Record<string, object> }>('/api/v1/openapi.json');
    expect(document.openapi).toMatch(/^3\./);
    const paths = ['province', 'components', 'indicators', 'readings/latest', 'readings/{indicator}/history', 'readings/{indicator}/why', 'feeds', 'feeds/{id}', 'feeds/{id}/poll', 'events', 'cameras', 'areas.geojson'];
    for (const path of paths) expect(Object.keys(document.paths)).toContain(`/api/v1/${path}`);
    expect((await fetch(`${centre.url}/api/docs`)).status).toBe(200);
  });

  it('tells its figures to Prometheus and says whether it is alive and ready', async () => {
    const metrics = await fetch(`${centre.url}/metrics`);
    expect(metrics.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    const text = await metrics.text();
    expect(text).toMatch(/rong_feed_polls_total\{feed="lgsp-tthc",outcome="ok"\} \d+/);
    for (const path of ['/health/live', '/health/ready']) expect((await fetch(`${centre.url}${path}`)).status).toBe(200);
  });

  it('polls a feed on demand', async () => {
    const answer = await fetch(`${centre.url}/api/v1/feeds/ecommerce-report/poll`, { method: 'POST' });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ fault: null, rejected: 0 });
  });

  it('never tells the address or login of a camera', async () => {
    const text = await (await fetch(`${centre.url}/api/v1/cameras`)).text();
    expect(JSON.parse(text)).toHaveLength(12);
    for (const secret of ['8108', '.ts', centre.env['CAMERA_PASSWORD'], centre.env['CAMERA_USER']]) expect(text).not.toContain(secret);
  });
});

describe('evidence of a directive', () => {
  const post = (path: string, body: object) => fetch(`${centre.url}/api/v1/directives${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const attach = (id: string, [name, bytes]: readonly [string, Buffer]) => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), name);
    return fetch(`${centre.url}/api/v1/directives/${id}/evidence?by=Ban+PCTT&name=${encodeURIComponent(name)}`, { method: 'POST', body: form });
  };
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

  it('is taken by what it is, kept outside of the database, and handed out to be saved', async () => {
    const asked = { key: randomUUID(), by: 'Trưởng ca', organisations: ['ban-phong-chong-thien-tai'], title: 'Rà soát hộ ven sông', content: 'Báo số hộ phải sơ tán.', priority: 'p2', deadline: Date.now() + 3_600_000 };
    const [draft] = (await (await post('', asked)).json()) as DirectiveAnswer[];
    const id = draft?.id ?? '';
    expect((await attach(id, ['bien-ban.pdf', pdf])).status).toBe(409);
    expect((await post(`/${id}/approve`, { by: 'Chủ tịch', last: draft?.last })).status).toBe(200);
    await eventually(async () => (await post(`/${id}/receive`, { by: 'Ban PCTT' })).ok, 30_000, 1000);
    const problem = (await (await attach(id, ['bien-ban.pdf', Buffer.from('<html><script>alert(1)</script>')])).json()) as Problem;
    expect(problem.errors?.[0]?.code).toBe('wrong-file');
    const attached = (await (await attach(id, ['biên bản.pdf', pdf])).json()) as DirectiveAnswer;
    const [file] = attached.evidence;
    expect(file).toMatchObject({ name: 'biên bản.pdf', type: 'application/pdf', bytes: pdf.length, sha256: createHash('sha256').update(pdf).digest('hex') });
    const saved = await fetch(`${centre.url}/api/v1/directives/${id}/evidence/${file?.sha256}`);
    expect(Buffer.from(await saved.arrayBuffer())).toEqual(pdf);
    expect([saved.headers.get('content-type'), saved.headers.get('content-disposition')]).toEqual(['application/octet-stream', `attachment; filename*=UTF-8''${encodeURIComponent('biên bản.pdf')}`]);
    expect((await fetch(`${centre.url}/api/v1/directives/${id}/evidence/${'0'.repeat(64)}`)).status).toBe(404);
  }, 60_000);
});

describe('the live protocol', () => {
  it('answers a subscription with a snapshot and its number, then frames that count up by one', async () => {
    const socket = await openLive(centre.url);
    const answer = (await subscribe(socket, ['component/security-traffic', 'feeds', 'cameras', 'events', 'nonsense'])) as Record<string, { snapshot: ComponentSnapshot; seq: number; error?: string }>;
    expect(answer['nonsense']).toEqual({ error: 'unknown topic nonsense' });
    expect(Object.keys(answer).sort()).toEqual(['cameras', 'component/security-traffic', 'events', 'feeds', 'nonsense']);
    let seq = answer['component/security-traffic']?.seq ?? -1;
    for (let count = 0; count < 4; count += 1) {
      const frame = await frameWhere(socket, (candidate) => candidate.topic === 'component/security-traffic');
      expect(frame.seq).toBe((seq += 1));
    }
    const again = await subscribe(socket, ['cameras'], { cameras: answer['cameras']?.seq ?? 0 });
    expect(again['cameras']).toHaveProperty('seq');
    socket.close();
  });

  it('carries a value that a department sets, in the frame after the poll that reads it', async () => {
    const socket = await openLive(centre.url);
    const topic = 'component/government-performance';
    const answer = (await subscribe(socket, [topic])) as Record<string, { snapshot: ComponentSnapshot; seq: number }>;
    const index = answer[topic]?.snapshot.series.findIndex((series) => series.indicator === 'tthc-overdue' && series.area === '62') ?? -1;
    expect(index).toBeGreaterThanOrEqual(0);
    await centre.control('lgsp-tthc', { set: { indicator: 'tthc-overdue', area: '62', value: 4321 } });
    const frame = await frameWhere<ComponentFrame>(socket, (candidate) => {
      const component = candidate as ComponentFrame;
      return component.topic === topic && component.v?.[component.i.indexOf(index)] === 4321;
    });
    expect(frame.trace?.storedAt).toBeGreaterThanOrEqual(frame.trace?.fetchedAt ?? Number.POSITIVE_INFINITY);
    expect(frame.at).toBeGreaterThanOrEqual(frame.trace?.storedAt ?? Number.POSITIVE_INFINITY);
    socket.close();
  });

  it('refuses a page of a foreign origin', async () => {
    const { WebSocket } = await import('ws');
    const socket = new WebSocket(`${centre.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, { origin: 'https://evil.example' });
    const outcome = await new Promise((resolve) => {
      socket.once('open', () => resolve('open'));
      socket.once('error', (error) => resolve(error.message));
    });
    expect(outcome).toBe('Unexpected server response: 400');
  });
});
