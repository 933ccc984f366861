import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AlarmAnswer, AuditHead, AuditPage, AuditState, DirectiveAnswer, IncidentAnswer } from '@ioc/contracts';
import { root } from '../../tools/build.mjs';
import { askedSeldom, startCentre, type Centre } from '../support/centre.js';
import { eventually } from '../support/eventually.js';

/** Another machine, to which the end of the chain is posted. */
const posted: AuditHead[] = [];
const elsewhere = createServer((request, response) => {
  let text = '';
  request.on('data', (chunk) => (text += String(chunk)));
  request.on('end', () => {
    posted.push(JSON.parse(text) as AuditHead);
    response.writeHead(204).end();
  });
});
const mount = mkdtempSync(join(tmpdir(), 'rong-mount-'));

let centre: Centre;
beforeAll(async () => {
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  const { port } = elsewhere.address() as AddressInfo;
  centre = await startCentre(26_400, { IOC_AUDIT_ANCHOR: `${mount},http://127.0.0.1:${port}/anchors` }, askedSeldom);
});
afterAll(async () => {
  await centre?.stop();
  elsewhere.close();
  rmSync(mount, { recursive: true, force: true });
});

const call = (method: string, path: string, body?: object) =>
  fetch(`${centre.url}/api/v1/${path}`, { method, ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) });
const entries = async (query: Record<string, string>) => (await centre.get<AuditPage>(`/api/v1/audit?${new URLSearchParams(query)}`)).entries;
const newest = (query: Record<string, string>) => eventually(async () => (await entries(query))[0], 10_000, 200);

/** The command line, as somebody at this machine types it. */
async function ioc(...args: string[]): Promise<{ code: number; said: string }> {
  const env = { ...process.env, ...centre.env, IOC_DATA: centre.dataDir };
  const run = promisify(execFile)(process.execPath, [join(root, 'apps/api/dist/ioc.js'), ...args], { cwd: root, env, maxBuffer: 64 << 20 });
  return run.then(({ stdout }) => ({ code: 0, said: stdout }), (cause: { code: number; stdout: string; stderr: string }) => ({ code: cause.code, said: `${cause.stdout}${cause.stderr}` }));
}

describe('the audit of a running centre', () => {
  it('says who acknowledged an alarm, and that it was refused where it was', async () => {
    await centre.control('ncsc-taxii', { set: { indicator: 'ncsc-warnings-open', area: '62', value: 9 } });
    const raised = await eventually(async () => (await centre.get<AlarmAnswer[]>('/api/v1/alarms')).find(({ id, state }) => id === 'ncsc-unhandled/62' && state === 'unacknowledged'), 120_000, 500);
    expect((await call('POST', `alarms/${encodeURIComponent(raised.id)}/ack`, { by: 'Nguyễn Thị Trực', why: 'đã báo NCSC' })).status).toBe(200);
    expect((await call('POST', `alarms/${encodeURIComponent(raised.id)}/reset`, { by: 'Nguyễn Thị Trực', why: 'thử' })).status).toBe(409);
    expect(await newest({ act: 'acknowledged' })).toMatchObject({ actor: { kind: 'visitor', name: 'Nguyễn Thị Trực' }, subject: { kind: 'alarms', id: raised.id }, area: '62', why: 'đã báo NCSC', from: '127.0.0.1', outcome: 'ok', details: { call: 'POST alarms/:id/ack' } });
    expect(await newest({ subject: raised.id, outcome: 'refused' })).toMatchObject({ act: 'changed', why: 'thử', details: { call: 'POST alarms/:id/reset', status: 409 } });
  }, 150_000);

  it('says who exported what, and with which filter', async () => {
    expect((await fetch(`${centre.url}/api/v1/readings/cpi-yoy/trend/export?format=csv&areas=62`)).status).toBe(200);
    expect(await newest({ act: 'exported', kind: 'readings' })).toMatchObject({ subject: { id: 'cpi-yoy' }, component: 'socio-economic', outcome: 'ok', details: { call: 'GET readings/:indicator/trend/export', format: 'csv', areas: '62' } });
  });

  it('says who enlarged which camera and why, at a desk and on a wall; a tile among others is a look', async () => {
    expect((await call('POST', 'cameras/camera-03/tickets', { view: 'enlarged', by: 'Trần Văn Camera', why: 'xem ùn tắc' })).status).toBe(201);
    expect(await newest({ act: 'enlarged', subject: 'camera-03' })).toMatchObject({ actor: { name: 'Trần Văn Camera' }, why: 'xem ùn tắc', component: 'security-traffic', details: { where: 'desk' } });
    expect((await call('POST', 'cameras/camera-03/tickets', { view: 'enlarged', by: 'Trần Văn Camera' })).status).toBe(400);
    expect(await newest({ subject: 'camera-03', outcome: 'refused' })).toMatchObject({ act: 'enlarged', why: null, actor: { name: 'Trần Văn Camera' } });
    expect((await call('POST', 'displays/wall/order', { content: { scene: 'cameras', camera: 'camera-07' }, by: 'Trưởng ca', why: 'sạt lở' })).status).toBe(200);
    expect(await newest({ act: 'enlarged', subject: 'camera-07' })).toMatchObject({ actor: { name: 'Trưởng ca' }, why: 'sạt lở', details: { where: 'wall', display: 'wall', scene: 'cameras' } });
    for (let time = 0; time < 5; time += 1) expect((await call('POST', 'cameras/camera-05/tickets')).status).toBe(201);
    await newest({ act: 'saw', subject: 'camera-05' });
    expect(await entries({ subject: 'camera-05' })).toHaveLength(1);
  });

  it('says of a camera that a scene enlarges by itself that it was the scene, once', async () => {
    for (let time = 0; time < 3; time += 1) expect((await call('POST', 'cameras/camera-09/enlarged', { scene: 'cameras' })).status).toBe(200);
    expect(await newest({ act: 'enlarged', subject: 'camera-09' })).toMatchObject({ why: null, details: { where: 'wall', by: 'scene', scene: 'cameras' } });
    expect(await entries({ subject: 'camera-09' })).toHaveLength(1);
    expect((await call('POST', 'cameras/camera-09/enlarged', { scene: 'overview' })).status).toBe(400);
  });

  it('says who drafted, approved and looked at a directive; a page that asks again is one look', async () => {
    const asked = { key: randomUUID(), by: 'Trưởng ca', organisations: ['so-y-te'], title: 'Rà soát', content: 'Báo cáo.', priority: 'p3', deadline: Date.now() + 3_600_000 };
    const [draft] = (await (await call('POST', 'directives', asked)).json()) as DirectiveAnswer[];
    const id = draft?.id ?? '';
    expect((await call('POST', `directives/${id}/approve`, { by: 'Chủ tịch', last: draft?.last })).status).toBe(200);
    for (let time = 0; time < 5; time += 1) await centre.get(`/api/v1/directives/${id}`);
    await newest({ act: 'saw', subject: id });
    const story = (await entries({ kind: 'directives', subject: id })).reverse();
    expect(story.map(({ act, actor }) => [act, actor.name])).toEqual([['changed', 'Trưởng ca'], ['approved', 'Chủ tịch'], ['saw', '']]);
    expect(JSON.stringify(story)).not.toContain('Báo cáo.');
  });

  it('is not flooded by what screens ask all the time, and records every look into itself', async () => {
    for (const path of ['alarms', 'feeds', 'readings/latest', 'incidents', 'cameras', 'province', 'shifts/now']) expect((await fetch(`${centre.url}/api/v1/${path}`)).status).toBe(200);
    await centre.get('/api/v1/audit?text=flood');
    await newest({ kind: 'audit', act: 'saw' });
    const all = await eventually(async () => {
      const found = await entries({ limit: '500' });
      return found.some(({ subject, details }) => subject.kind === 'audit' && details['text'] === 'flood') && found;
    }, 10_000, 200);
    expect(all.filter(({ details }) => /^GET (alarms|feeds|readings\/latest|incidents|cameras|province|shifts\/now)$/.test(String(details['call'])))).toEqual([]);
  });

  it('is searched without accents, page by page, and exported as a file that no spreadsheet runs', async () => {
    const made = (await (await call('POST', 'incidents', { key: randomUUID(), by: '=cmd|A1', title: 'Sự vụ thử', severity: 4 })).json()) as IncidentAnswer;
    expect(await newest({ kind: 'incidents', subject: made.id })).toMatchObject({ act: 'changed', actor: { name: '=cmd|A1' } });
    expect((await newest({ text: 'nguyen truc' })).actor.name).toBe('Nguyễn Thị Trực');
    const first = await centre.get<AuditPage>('/api/v1/audit?limit=2');
    const second = await centre.get<AuditPage>(`/api/v1/audit?limit=2&before=${first.next}`);
    expect(second.entries[0]?.number).toBe((first.entries[1]?.number ?? 0) - 1);
    expect((await fetch(`${centre.url}/api/v1/audit?act=danced`)).status).toBe(400);
    const csv = await (await fetch(`${centre.url}/api/v1/audit/export?kind=incidents&why=${encodeURIComponent('báo cáo quý')}`)).text();
    expect(csv).toContain(`;'=cmd|A1;`);
    const book = await fetch(`${centre.url}/api/v1/audit/export?format=xlsx`);
    expect([book.status, Buffer.from(await book.arrayBuffer()).subarray(0, 2).toString()]).toEqual([200, 'PK']);
    // A file is on its way while its entry is written.
    await eventually(async () => (await entries({ kind: 'audit', act: 'exported' })).length === 2, 10_000, 200);
    expect((await entries({ kind: 'audit', act: 'exported' })).map(({ why }) => why)).toEqual([null, 'báo cáo quý']);
  });

  it('is whole by the word of the verifier, beside the running server and after its end, and anchored elsewhere', async () => {
    const beside = await ioc('audit', 'verify');
    expect(beside).toMatchObject({ code: 0, said: expect.stringContaining('The audit trail is whole.') as string });
    const { head, isWritable } = await centre.get<AuditState>('/api/v1/audit/state');
    expect([head?.count, isWritable]).toEqual([head?.number, true]);
    await centre.server().stop();
    expect(posted.at(-1)).toMatchObject({ number: head?.number, hash: head?.hash });
    expect(await ioc('audit', 'verify', '--anchors', mount)).toMatchObject({ code: 0, said: expect.stringMatching(/[2-9] anchors[^]*is whole/) as string });
    const exported = await ioc('audit', 'export', '--why', 'lưu trữ');
    expect(exported.said.split('\r\n').length).toBeGreaterThan(Number(head?.number));
    await centre.restart();
    expect((await newest({ kind: 'audit', act: 'exported' }))).toMatchObject({ actor: { kind: 'system' }, why: 'lưu trữ' });
  }, 300_000);

  it('is found to be cut off by whoever owns the database, also where it has grown over the place and no anchor was laid since', async () => {
    await call('POST', 'incidents/SV-1/comment', { key: randomUUID(), by: 'Kẻ gian', text: 'xóa dấu vết' });
    const last = await newest({ kind: 'incidents', text: 'ke gian' });
    await tampered(centre, `DELETE FROM audit_entry WHERE number >= ${last.number}`);
    for (let time = 0; time < 3; time += 1) await call('POST', 'incidents/SV-1/comment', { key: randomUUID(), by: 'Người ngay', text: 'như không có gì' });
    // It has grown over the place once the last of them is written.
    await eventually(async () => (await entries({ kind: 'incidents', text: 'nguoi ngay' })).length === 3, 20_000, 200);
    const { code, said } = await ioc('audit', 'verify');
    expect([code, said]).toEqual([1, expect.stringMatching(/rewritten .* cut off/) as string]);
  });
});

async function tampered({ dataDir }: Centre, statement: string): Promise<void> {
  const port = readFileSync(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[3];
  const password = readFileSync(join(dataDir, 'postgres.password'), 'utf8').trim();
  const client = new pg.Client({ connectionString: `postgres://rong:${password}@127.0.0.1:${port}/postgres` });
  await client.connect();
  await client.query('ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_stays');
  await client.query(statement);
  await client.query('ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_stays');
  await client.end();
}

