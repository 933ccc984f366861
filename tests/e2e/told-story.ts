import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AlarmAnswer, AlarmPast, DirectiveAnswer, DirectiveDetail, IncidentAnswer, IncidentDetail } from '@ioc/contracts';
import type { Centre } from '../support/centre.js';
import { watchedAlarm } from '../support/watched-pack.js';

/** What reached somebody outside, as the stand-in's post office lists it. */
export interface Arrived {
  at: number;
  by: string;
  to: string;
  id: string;
  subject: string;
  body: string;
}

const giveUpMs = 180_000;
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

/** A person at a screen: whoever gets no answer asks the same again, under the same key. A refusal is one. */
class Person {
  constructor(private readonly centre: Centre) {}

  async post<T>(path: string, body: object): Promise<T> {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    return this.again(`${path}`, async () => this.read<T>(await fetch(`${this.centre.url}/api/v1/${path}`, init), path));
  }

  async attach(id: string, name: string): Promise<void> {
    const form = () => {
      const data = new FormData();
      data.append('file', new Blob([new Uint8Array(pdf)]), name);
      return data;
    };
    const path = `directives/${id}/evidence?by=So+GTVT&name=${name}`;
    await this.again(path, async () => this.read(await fetch(`${this.centre.url}/api/v1/${path}`, { method: 'POST', body: form() }), path));
  }

  get<T>(path: string): Promise<T> {
    return this.again(path, async () => this.read<T>(await fetch(`${this.centre.url}/api/v1/${path}`), path));
  }

  async until<T>(path: string, isSo: (answer: T) => boolean): Promise<T> {
    return this.again(path, async () => {
      const answer = await this.read<T>(await fetch(`${this.centre.url}/api/v1/${path}`), path);
      return answer !== null && isSo(answer) ? answer : null;
    });
  }

  private async read<T>(answer: Response, path: string): Promise<T | null> {
    if (answer.status >= 500) return null;
    if (!answer.ok) throw new Error(`${path} was refused: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  private async again<T>(what: string, ask: () => Promise<T | null>): Promise<T> {
    for (const start = Date.now(); Date.now() - start < giveUpMs; await sleep(200)) {
      const answer = await ask().catch((cause: unknown) => {
        if (cause instanceof Error && cause.message.includes('was refused')) throw cause;
        return null;
      });
      if (answer !== null) return answer;
    }
    throw new Error(`${what} was not answered`);
  }
}

export interface Told {
  incident: string;
  directives: string[];
}

/** From a number to an act, by REST: the alarm, its incident, two directives with evidence, everything closed. Every act may meet a dead server. */
export async function playStory(centre: Centre): Promise<Told> {
  const person = new Person(centre);
  const warn = (value: number) => centre.control('ncsc-taxii', { set: { indicator: 'ncsc-warnings-open', area: '62', value } });
  await person.until<AlarmAnswer[]>('alarms?state=normal', (all) => all.some(({ id }) => id === watchedAlarm));
  await warn(9);
  await person.until<AlarmAnswer[]>('alarms', (all) => all.some(({ id, state }) => id === watchedAlarm && state === 'unacknowledged'));
  await person.post(`alarms/${encodeURIComponent(watchedAlarm)}/ack`, { by: 'Trực ban' });
  const by = 'Trưởng ca';
  const { id } = await person.post<IncidentAnswer>('incidents', { key: randomUUID(), by, alarms: [watchedAlarm], description: '', events: [] });
  const incident = (act: string, more: object = {}) => person.post(`incidents/${id}/${act}`, { key: randomUUID(), by, ...more });
  await incident('assign', { organisation: 'so-thong-tin-truyen-thong', person: 'Trực kỹ thuật' });
  await incident('begin');
  const drafts = await person.post<DirectiveAnswer[]>('directives', {
    ...{ key: randomUUID(), by, organisations: ['so-thong-tin-truyen-thong', 'cong-an-tinh'], origin: { kind: 'incident', incident: id } },
    ...{ title: 'Xử lý cảnh báo NCSC', content: 'Rà soát, vá, báo kết quả.', evidenceWanted: 'Biên bản', priority: 'p1', deadline: Date.now() + 3_600_000 },
  });
  for (const draft of drafts) await person.post(`directives/${draft.id}/approve`, { key: randomUUID(), by: 'Chủ tịch', last: draft.last });
  for (const draft of drafts) await carryOut(person, draft.id);
  await incident('resolve', { how: 'Đã vá.' });
  await incident('close', { cause: 'Máy chưa vá.', lesson: 'Vá trong 24 giờ.' });
  await warn(3);
  await person.until<AlarmAnswer[]>('alarms?state=normal', (all) => all.some((one) => one.id === watchedAlarm));
  return { incident: id, directives: drafts.map((draft) => draft.id) };
}

async function carryOut(person: Person, id: string): Promise<void> {
  const act = (what: string, more: object = {}) => person.post(`directives/${id}/${what}`, { key: randomUUID(), by: 'Đơn vị', ...more });
  await person.until<DirectiveDetail>(`directives/${id}`, ({ directive: { state } }) => state === 'sent');
  await act('receive');
  await act('progress', { percent: 50, text: 'Đang vá.' });
  await person.attach(id, 'bien-ban.pdf');
  await act('report-done', { text: 'Đã vá.' });
  await act('verify');
  await act('close', { result: 'Đạt' });
}

/** What each log must say, each thing once and in this order. */
const wantedOfDirective = ['drafted', 'approve', 'send', 'receive', 'progress', 'attach', 'report-done', 'verify', 'close'];
const wantedOfIncident = ['opened', 'assign', 'begin', 'resolve', 'close'];

/** @returns what was lost or doubled; empty when nothing was */
export async function faultsOfStory(centre: Centre, { incident, directives }: Told, mailbox: readonly Arrived[]): Promise<string[]> {
  const faults: string[] = [];
  const expectSame = (what: string, found: readonly string[], wanted: readonly string[]) => {
    if (found.join() !== wanted.join()) faults.push(`${what}: ${found.join(', ')}; wanted ${wanted.join(', ')}`);
  };
  for (const id of directives) expectSame(id, (await centre.get<DirectiveDetail>(`/api/v1/directives/${id}`)).past.map(({ kind }) => kind).reverse(), wantedOfDirective);
  const kinds = (await centre.get<IncidentDetail>(`/api/v1/incidents/${incident}`)).timeline.map(({ kind }) => kind).reverse();
  expectSame(incident, kinds.filter((kind) => kind !== 'alarm-changed'), wantedOfIncident);
  const changes = (await centre.get<AlarmPast[]>('/api/v1/alarms/history?rule=ncsc-unhandled&limit=500')).reverse();
  const acknowledged = changes.filter(({ kind }) => kind === 'acknowledge');
  if (acknowledged.length !== 1) faults.push(`acknowledged ${acknowledged.length} times`);
  const broken = changes.filter((change, index) => index > 0 && changes[index - 1]?.after !== change.before);
  if (broken.length > 0) faults.push(`${broken.length} changes of the alarm follow none`);
  return [...faults, ...messageFaults(mailbox)];
}

/** Which messages must have come; each under one id, however many copies. What was due together is one message: its text names all of it. Zalo has no ids. */
function messageFaults(mailbox: readonly Arrived[]): string[] {
  const mail = (to: string, subject: string) => mailbox.filter((one) => one.by === 'email' && one.to.startsWith(to) && `${one.subject}\n${one.body}`.includes(subject));
  const wanted: [what: string, found: Arrived[]][] = [
    ['raised', mail('truc-ban-', 'Cảnh báo mới')],
    ['acknowledged', mail('truc-ban-', 'Đã xác nhận')],
    ['returned', mail('truc-ban-', 'Đã hết')],
    ...['so-thong-tin-truyen-thong', 'cong-an-tinh'].map((to): [string, Arrived[]] => [`directive to ${to}`, mail(`${to}@`, 'Nhiệm vụ mới')]),
  ];
  return wanted.flatMap(([what, found]) => {
    const ids = new Set(found.map(({ id }) => id)).size;
    return ids === 1 ? [] : [`${what}: ${ids} messages, wanted one`];
  });
}

/** Kills the server again and again at moments of a repeatable random, until it is told to stop. @returns how often */
export async function killAgainAndAgain(centre: Centre, { random, times, isOver }: { random: () => number; times: number; isOver: () => boolean }): Promise<number> {
  let killed = 0;
  while (killed < times && !isOver()) {
    // Not a wait for something: the kill must fall anywhere in the story.
    await sleep(300 + random() * 5000);
    if (isOver()) break;
    await centre.server().stop('SIGKILL');
    killed += 1;
    await centre.restart();
  }
  return killed;
}
