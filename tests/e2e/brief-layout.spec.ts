import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser.js';
import { briefFaults, targetFaults } from './brief-layout.js';
import { accessFaults } from './desk-layout.js';
import { openStage, type Stage } from './wall-stage.js';

const sizes = [
  { width: 1180, height: 820 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
];
/** Nothing open; much open and feeds failing; the flood. */
const rounds = [0, 1, 8];
const pages = {
  'all that is wrong': '/brief/wrong',
  'a happening': '/brief?event=stage/1-0',
  'a figure to confirm': '/brief?confirm=00000000-0000-4000-8000-000000000000',
  'the morning brief': '/brief/morning',
  'the finder': '/brief/find',
  'what the finder found': '/brief/find?q=ty+le',
  'an indicator by district': '/brief/indicator/feedback-on-time-rate',
  'an indicator by period': '/brief/indicator/tthc-on-time-rate?by=period',
  'another language': '/brief?lang=en',
};

let stage: Stage;
let browser: Browser;
let page: Page;
let faults: string[];
beforeAll(async () => {
  stage = await openStage();
  stage.show(1);
  browser = await openBrowser();
  ({ page, faults } = await openPage(browser, sizes[0]!));
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

async function open(path: string): Promise<void> {
  await page.goto(`${stage.url}${path}`);
  await page.waitForSelector('.brief main', { timeout: 30_000 });
  await page.waitForSelector(path.includes('event=') ? '[data-event-sheet]' : path.includes('confirm=') ? '[data-confirm] form' : path === '/brief' || path.includes('lang') ? '[data-change]' : '.brief-page', { timeout: 30_000 });
}

/** Fitted text settles a frame or two after the figures, digits change at most every two seconds: a fault must stand. */
async function standing(look: () => Promise<string[]>): Promise<string> {
  await page.waitForTimeout(400);
  if ((await look()).length === 0) return '';
  await page.waitForTimeout(2200);
  return (await look()).join('\n');
}

describe.each(sizes)('the brief at $width×$height, with long names, six digits, and stale, missing, estimated and corrected values', (size) => {
  beforeAll(() => page.setViewportSize(size));
  const isFixed = size.width >= 600;

  it.each(rounds)('cuts, covers and shrinks no text, has targets for a thumb, scrolls on no tablet, and shuts nobody out: round %i', async (round) => {
    stage.show(round);
    await open('/brief');
    expect(await standing(() => briefFaults(page, { scrolls: !isFixed }))).toBe('');
    expect(await standing(() => accessFaults(page))).toBe('');
  });

  it.each(Object.entries(pages))('nor on the pages behind it: %s', async (_name, path) => {
    stage.show(1);
    await open(path);
    expect(await standing(() => briefFaults(page, { scrolls: true }))).toBe('');
    expect(await standing(() => accessFaults(page))).toBe('');
  });
});

/** Contrast is another on dark ground, and nothing else is. */
describe('on dark ground', () => {
  beforeAll(async () => {
    await page.setViewportSize(sizes[0]!);
    await page.emulateMedia({ colorScheme: 'dark' });
  });
  afterAll(() => page.emulateMedia({ colorScheme: 'light' }));

  it.each(Object.entries({ 'the first page': '/brief', ...pages }))('shuts nobody out: %s', async (_name, path) => {
    stage.show(1);
    await open(path);
    expect(await standing(() => accessFaults(page))).toBe('');
  });
});

it('fails nowhere', () => expect(faults).toEqual([]));

describe('the judge of the brief', () => {
  it.each([
    ['is cut', '.brief-tile-label { width: 2rem !important; overflow: hidden; white-space: nowrap }'],
    ['lies on', '.brief-tile-label { position: relative; top: -2.5rem }'],
    ['too small', '.brief-row-detail { font-size: 12px !important }'],
    ['scrolls', '.brief { height: 130vh !important }'],
    ['less than 48', '.brief .button { min-height: 2rem !important }'],
  ])('says what is wrong: %s', async (said, style) => {
    await page.setViewportSize(sizes[0]!);
    stage.show(1);
    await open('/brief');
    await page.addStyleTag({ content: style });
    expect((await briefFaults(page, { scrolls: false })).join('\n')).toContain(said);
  });
  it('wants buttons apart', () => {
    const box = (left: number) => ({ name: `b${left}`, left, right: left + 60, top: 0, bottom: 48, isButton: true });
    expect(targetFaults([box(0), box(64)])).toEqual(['b0 stands 4.0 px from b64']);
    expect(targetFaults([box(0), box(68)])).toEqual([]);
  });
});
