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
  'a directive to approve': '/brief?approve=NV-2',
  'an alarm': '/brief?alarm=disaster-severe/62',
  'what an organisation was given': '/organisation/so-giao-thong?id=NV-1',
  'messages on this tablet': '/brief/messages',
  'the morning brief': '/brief/morning',
  'the finder': '/brief/find',
  'what the finder found': '/brief/find?q=ty+le',
  'an indicator by district': '/brief/indicator/feedback-on-time-rate',
  'an indicator by period': '/brief/indicator/tthc-on-time-rate?by=period',
  'another language': '/brief?lang=en',
};

/** What is there when a page stands, by a part of its address. */
const standsWhen: readonly (readonly [string, string])[] = [
  ['event=', '[data-event-sheet]'],
  ['confirm=', '[data-confirm] form'],
  ['approve=', '[data-approve] form'],
  ['alarm=', '[data-alarm-sheet]'],
  ['organisation', '.directive-log li'],
  ['lang', '[data-change]'],
];

let stage: Stage;
let browser: Browser;
let page: Page;
let faults: string[];
beforeAll(async () => {
  stage = await openStage({ matters: true });
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
  await page.waitForSelector(path.startsWith('/organisation') ? '.organisation main' : '.brief main', { timeout: 30_000 });
  const [, awaited] = standsWhen.find(([part]) => path.includes(part)) ?? [null, path === '/brief' ? '[data-change]' : '.brief-page'];
  await page.waitForSelector(awaited, { timeout: 30_000 });
}

/** Fitted text settles a frame or two after the figures, digits change at most every two seconds: a fault must stand. */
async function standing(look: () => Promise<string[]>): Promise<string> {
  await page.waitForTimeout(400);
  if ((await look()).length === 0) return '';
  await page.waitForTimeout(2200);
  return (await look()).join('\n');
}

/** What the eye trips over, and what shuts people out: of a picture that stands, both. */
async function allFaults(may: { scrolls: boolean }): Promise<string[]> {
  return [...(await briefFaults(page, may)), ...(await accessFaults(page))];
}

/** At each size, and in the colours of the night; a page is loaded once for all of them, since its layout follows the window. */
async function faultsOf(path: string, mayScroll: (size: { width: number }) => boolean): Promise<string> {
  const found: string[] = [];
  await open(path);
  for (const size of sizes) {
    await page.setViewportSize(size);
    found.push(await standing(() => allFaults({ scrolls: mayScroll(size) })));
  }
  await page.setViewportSize(sizes[0]!);
  // Contrast is another on dark ground, and nothing else is.
  await page.emulateMedia({ colorScheme: 'dark' });
  found.push(await standing(() => accessFaults(page)));
  await page.emulateMedia({ colorScheme: 'light' });
  return found.filter(Boolean).join('\n');
}

/** A word that the library which checks data against schemas cannot do without. */
const checker = 'jitless';

it.each(['/brief', '/wall?scene=overview'])('opens without the library that checks data: %s', async (path) => {
  const { page: own } = await openPage(browser, sizes[0]!);
  const scripts: Promise<string>[] = [];
  own.on('response', (response) => void (/\.js$/u.test(new URL(response.url()).pathname) && scripts.push(response.text().catch(() => ''))));
  await own.goto(`${stage.url}${path}`);
  await own.waitForSelector(path.startsWith('/brief') ? '[data-change]' : '[data-component] [data-indicator]', { timeout: 30_000 });
  const loaded = await Promise.all(scripts);
  await own.close();
  expect(loaded.length).toBeGreaterThan(2);
  expect(loaded.filter((script) => script.includes(checker))).toEqual([]);
});


describe('the brief on a tablet and a phone, with long names, six digits, and stale, missing, estimated and corrected values', () => {
  it.each(rounds)('cuts, covers and shrinks no text, has targets for a thumb, scrolls on no tablet, and shuts nobody out: round %i', async (round) => {
    stage.show(round);
    expect(await faultsOf('/brief', ({ width }) => width < 600)).toBe('');
  });

  it.each(Object.entries(pages))('nor on the pages behind it: %s', async (_name, path) => {
    stage.show(1);
    expect(await faultsOf(path, () => true)).toBe('');
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
