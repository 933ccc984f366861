import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { parseDocument, type Document } from 'yaml';
import type { AlarmAnswer, DirectiveAnswer, IncidentAnswer } from '@ioc/contracts';
import { startCopiedCentre, type CopiedCentre } from '../support/config-copy.js';
import { eventually } from '../support/eventually.js';
import { xlsxBook } from '../support/xlsx-book.js';
import { startCanary, type CanaryServer } from './canary-server.js';

/** What would run where a text is taken for a page; each leaves its own mark. */
export const scripts = [`<img src=x onerror="__pwned='img'">`, `"><script>__pwned='script'</script>`, `'><svg onload=__pwned='svg'>`, `javascript:__pwned='link'`, `<iframe srcdoc="<script>parent.__pwned='frame'</script>">`] as const;

/** Text number so many: all kinds come in turn. */
const hostile = (nth: number): string => `${nth} ${scripts[nth % scripts.length]}`;

export interface HostileCentre {
  centre: CopiedCentre;
  incident: string;
  stop(): Promise<void>;
}

/** A centre of which every text that a source, a person or a name can bring is a script. */
export async function startHostile(): Promise<HostileCentre> {
  const department = await startCanary((request, response) => answer(request.url ?? '', response));
  const centre = await startCopiedCentre({ FEEDBACK_URL: department.origin }, renameAll);
  const stop = () => stopBoth(centre, department);
  try {
    dropWorkbook(centre.drop);
    await bringAll(centre);
    return { centre, incident: await writeAll(centre), stop };
  } catch (cause) {
    // Nobody would end what is not handed out.
    await stop();
    throw cause;
  }
}

async function stopBoth(centre: CopiedCentre, department: CanaryServer): Promise<void> {
  await centre.stop();
  await department.stop();
}

function answer(url: string, response: ServerResponse): void {
  if (url.startsWith('/zalo')) response.writeHead(409, { 'content-type': 'application/json' }).end(JSON.stringify({ message: hostile(0) }));
  else response.setHeader('content-type', 'application/json').end(JSON.stringify(/page=1&|page=1$/.test(url) ? scripts.map((_, nth) => report(nth)) : []));
}

const report = (nth: number) => ({
  ...{ service_request_id: hostile(nth), status: 'open', service_code: hostile(nth), service_name: hostile(nth + 1), description: hostile(nth) },
  ...{ agency_responsible: hostile(nth + 2), address: hostile(nth + 3), address_id: hostile(nth), district_code: '608', media_url: 'javascript:__pwned=1' },
  ...{ status_notes: hostile(nth), requested_datetime: new Date(Date.now() - 3_600_000).toISOString(), updated_datetime: new Date(Date.now() - 1_000_000).toISOString(), lat: 14.35, long: 108, nonsense: { [hostile(nth)]: hostile(nth) } },
});

/** Names are the province's own, and yet no name is markup. */
function renameAll(pack: string): void {
  edit(pack, 'cameras.yaml', (document) => each(document, 'cameras', (nth) => document.setIn(['cameras', nth, 'name'], hostile(nth))));
  edit(pack, 'organisations.yaml', (document) => each(document, 'organisations', (nth) => document.setIn(['organisations', nth, 'shortName'], hostile(nth))));
  edit(pack, 'displays.yaml', (document) => each(document, 'displays', (nth) => document.setIn(['displays', nth, 'name', 'vi'], hostile(nth))));
  edit(pack, 'alarm-rules.yaml', spoil);
  for (const file of ['feeds/feedback.yaml', 'feeds/health.yaml']) edit(pack, file, (document) => each(document, 'feeds', (nth) => document.setIn(['feeds', nth, 'name', 'vi'], hostile(nth))));
  for (const file of ['indicators/feedback.yaml', 'indicators/health.yaml']) edit(pack, file, (document) => each(document, 'indicators', (nth) => document.setIn(['indicators', nth, 'name', 'vi'], hostile(nth))));
}

/** One rule whose every word is a script, and that calls at once. */
function spoil(document: Document): void {
  const nth = (document.toJS() as { rules: { id: string }[] }).rules.findIndex(({ id }) => id === 'reports-unassigned');
  for (const [at, text] of ['name', 'cause', 'consequence', 'action'].entries()) document.setIn(['rules', nth, text, 'vi'], hostile(at));
  document.setIn(['rules', nth, 'when'], { kind: 'limit', indicator: 'feedback-open', atLeast: 1, clear: 0, unit: 'phản ánh' });
  document.setIn(['rules', nth, 'hold'], { on: 'PT1S', off: 'PT1S' });
}

function edit(pack: string, file: string, change: (document: Document) => void): void {
  const path = join(pack, file);
  const document = parseDocument(readFileSync(path, 'utf8'));
  change(document);
  writeFileSync(path, document.toString());
}

function each(document: Document, key: string, change: (nth: number) => void): void {
  const { length } = (document.toJS() as Record<string, unknown[]>)[key] ?? [];
  Array.from({ length: length ?? 0 }, (_, nth) => change(nth));
}

function dropWorkbook(drop: string): void {
  const folder = join(drop, 'monthly-socio-report');
  mkdirSync(folder, { recursive: true });
  const rows = [[hostile(0), hostile(1)], ...scripts.map((script, nth) => [script, hostile(nth)])];
  writeFileSync(join(folder, `<img src=x onerror=__pwned=1>.xlsx`), xlsxBook([{ name: `<svg onload=__pwned=1>`, rows }]));
}

async function bringAll(centre: CopiedCentre): Promise<void> {
  for (const feed of ['open311-dvc', 'open311-zalo', 'monthly-socio-report']) await fetch(`${centre.url}/api/v1/feeds/${feed}/poll`, { method: 'POST' });
  await eventually(async () => (await centre.get<unknown[]>('events')).length >= scripts.length, 20_000);
}

/** What people write at the desk. */
async function writeAll(centre: CopiedCentre): Promise<string> {
  const by = hostile(1).slice(0, 80);
  const key = randomUUID;
  const post = async <T>(path: string, body: object): Promise<T> => {
    const response = await fetch(`${centre.url}/api/v1/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ by, ...body }) });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  const incident = await post<IncidentAnswer>('incidents', { key: key(), title: hostile(0), description: hostile(2), severity: 1, place: { area: '608', point: null, text: hostile(3) } });
  await post(`incidents/${incident.id}/comment`, { last: incident.last, text: hostile(4) });
  await post<DirectiveAnswer[]>('directives', { key: key(), organisations: ['so-y-te'], title: hostile(0), content: hostile(1), priority: 'p1', deadline: Date.now() + 3_600_000 });
  await post('shifts/log', { key: key(), text: hostile(2) });
  const [from, to] = [Date.now(), Date.now() + 3_600_000].map((ms) => new Date(ms).toISOString());
  await post('maintenance-windows', { from, to, reason: hostile(3), feeds: ['sensors-mqtt'] });
  await eventually(async () => (await centre.get<AlarmAnswer[]>('alarms')).length > 0, 20_000);
  for (const { id } of (await centre.get<AlarmAnswer[]>('alarms')).slice(0, 2)) await post(`alarms/${encodeURIComponent(id)}/ack`, { why: hostile(4) });
  return incident.id;
}
