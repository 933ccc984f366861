import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FeedState, LatestReading, WhyAnswer } from '@ioc/contracts';
import { startCentre, type Centre } from '../support/centre.js';
import { eventually } from '../support/eventually.js';

/* "Vì sao con số này?" over the running demonstration: every adapter kind down to its raw record, derived numbers down to each operand's. */

let centre: Centre;
let latest: LatestReading[];
beforeAll(async () => {
  centre = await startCentre(21_500);
  await eventually(async () => (await centre.get<FeedState[]>('/api/v1/feeds')).every((feed) => feed.freshness === 'fresh'), 60_000, 500);
  // Formulas are worked out once their operands are stored, a moment after the feeds are fresh.
  await eventually(async () => {
    latest = await centre.get<LatestReading[]>('/api/v1/readings/latest');
    return latest.filter(({ feed, area, value }) => feed === 'derived' && area === '62' && value !== null).length > 2;
  }, 60_000, 500);
});
afterAll(() => centre?.stop());

async function why({ indicator, area, breakdown }: Pick<LatestReading, 'indicator' | 'area' | 'breakdown'>): Promise<WhyAnswer> {
  const query = new URLSearchParams({ area, ...(breakdown && { breakdown }) });
  const began = performance.now();
  const answer = await centre.get<WhyAnswer>(`/api/v1/readings/${indicator}/why?${query}`);
  // The goal at a screen is one second; on a busy machine the server alone may take that long.
  expect(performance.now() - began, `${indicator} ${area}`).toBeLessThan(5000);
  return answer;
}

/** Whether a figure stands in the text, in whatever way it is written there: with a comma, in another unit, among more digits. */
function holds(text: string, value: number): boolean {
  const numbers = text.match(/\d[\d.,]*/g) ?? [];
  const digits = String(Math.abs(value)).replace(/\D/g, '').replace(/^0+|0+$/g, '');
  return numbers.some((number) => number.replace(/\D/g, '').includes(digits));
}

/** Counts over a list (reports, tasks) stand nowhere as a number; a record of these kinds does hold its figure. */
const holdsItsFigure = ['csv', 'spreadsheet', 'http-json', 'json-stat', 'dvcqg', 'dhis2-analytics'];

/** A figure of the feed, one that is neither missing nor zero where there is one. */
function figureOf(feed: string): LatestReading {
  const all = latest.filter((reading) => reading.feed === feed);
  return all.find(({ value }) => value) ?? (all[0] as LatestReading);
}

it('shows of every feed a record of its own payload; where the place is one record, the figure stands in it', async () => {
  const feeds = [...new Set(latest.map(({ feed }) => feed))].filter((feed) => feed !== 'derived');
  const answers = await Promise.all(feeds.map((feed) => why(figureOf(feed))));
  for (const { raw, reading } of answers) {
    expect(raw?.sha256, reading.feed).toMatch(/^[0-9a-f]{64}$/);
    expect(raw?.excerpt, reading.feed).toBeTruthy();
  }
  const exact = answers.filter(({ raw }) => raw?.exact);
  const kindsOf = (some: readonly WhyAnswer[]) => [...new Set(some.map(({ run }) => run?.adapter))];
  expect(kindsOf(answers).length).toBeGreaterThanOrEqual(18);
  expect(kindsOf(exact)).toEqual(expect.arrayContaining(['csv', 'spreadsheet', 'http-json', 'json-stat', 'sdmx-ml', 'lgsp', 'dvcqg', 'mqtt-json']));
  for (const { run, raw, reading } of exact.filter((answer) => holdsItsFigure.includes(answer.run?.adapter ?? ''))) {
    expect(holds(raw?.excerpt ?? '', reading.value ?? 0), `${run?.adapter}: ${reading.value} in ${raw?.excerpt}`).toBe(true);
  }
});

it('of several files names the one that the figure stands in', async () => {
  const { raw } = await why(latest.find(({ feed }) => feed === 'monthly-socio-report') as LatestReading);
  expect(raw?.where?.startsWith(raw.name)).toBe(true);
  expect(raw?.locator).toContain(raw?.name ?? '?');
});

it('goes from a derived number down to the raw record of each operand', async () => {
  const derived = latest.filter(({ feed, value }) => feed === 'derived' && value !== null);
  const formulas = derived.filter(({ area }) => area === '62').slice(0, 6);
  expect(formulas.length).toBeGreaterThan(2);
  const open = [...formulas] as Pick<LatestReading, 'indicator' | 'area' | 'breakdown'>[];
  let raws = 0;
  for (let asked = open.pop(); asked; asked = open.pop()) {
    const answer = await why(asked);
    if (answer.operands.length === 0) {
      expect(answer.raw?.excerpt, answer.reading.indicator).toBeTruthy();
      raws += 1;
    }
    open.push(...answer.operands);
  }
  expect(raws).toBeGreaterThan(3);
});

it('gives the whole payload as text to keep, and no secret and nobody’s name in it', async () => {
  const { raw } = await why(latest.find(({ feed }) => feed === 'open311-dvc') as LatestReading);
  const answer = await fetch(`${centre.url}/api/v1/raw/${raw?.sha256}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
  const text = await answer.text();
  expect(text).toContain('service_request_id');
  for (const member of ['first_name', 'last_name', 'phone', 'email']) expect(text).not.toMatch(new RegExp(`"${member}"\\s*:\\s*"(?!\\*\\*\\*")[^"]`));
  expect(text).not.toMatch(/(?<!\d)0\d{9}(?!\d)/);
});

it('knows no payload that it has not, and reads a workbook to nobody as text', async () => {
  expect((await fetch(`${centre.url}/api/v1/raw/${'0'.repeat(64)}`)).status).toBe(404);
  expect((await fetch(`${centre.url}/api/v1/raw/..%2f..%2fetc`)).status).toBe(400);
  const { raw } = await why(latest.find(({ feed }) => feed === 'education-schools') as LatestReading);
  expect((await fetch(`${centre.url}/api/v1/raw/${raw?.sha256}`)).status).toBe(415);
});
