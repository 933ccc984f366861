/// <reference lib="dom" />
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.js';
import { clientSecret, IdentityProvider } from '../support/identity-provider.js';
import { password, startProduction, type Production } from '../support/production.js';

/* Signing in by a passkey and by a provider, as a browser does it: its own authenticator is Chromium's, and the pages are those of the centre. */

const providerPort = 24_430;
const signIn = `passkeys: { domain: localhost, origins: ["http://localhost:\${IOC_PORT}"] }
provider:
  name: { vi: tài khoản công vụ của tỉnh, en: a staff account of the province }
  issuer: http://127.0.0.1:${providerPort}
  clientId: rong
  clientSecret: { env: TEST_PROVIDER_SECRET }
  grants:
    - { group: ioc-truc-ban, role: operator }
    - { group: ioc-quan-tri, role: administrator }
`;
/** Where pictures of the pages are put, for whoever wants to look at them. */
const pictures = process.env['IOC_PICTURES'];
const sizes = [...(pictures ? [[1920, 1080] as const] : []), [1180, 820] as const, [390, 844] as const];

const provider = new IdentityProvider(providerPort);
let production: Production;
let browser: Browser;
let url: string;
beforeAll(async () => {
  browser = await openBrowser();
  production = await startProduction(24_400, { TEST_PROVIDER_SECRET: clientSecret }, (pack) => writeFileSync(join(pack, 'sign-in.yaml'), signIn));
  await provider.start(production.centre.url);
  // A passkey belongs to a name.
  url = production.centre.url.replace('127.0.0.1', 'localhost');
});
afterAll(async () => {
  await browser?.close();
  await provider.stop();
  await production?.centre.stop();
});

const newContext = () => browser.newContext({ viewport: { width: 1180, height: 820 }, locale: 'vi-VN' });

/** A page whose machine asks for a finger, and is given one. */
async function openWithAuthenticator(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  await page.goto(address);
  return page;
}

/** At each size: nothing wider than the page, and what is pressed by a finger is large enough. */
async function looksRight(page: Page, name: string): Promise<void> {
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(150);
    if (pictures) await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} at ${width}`).toBe(true);
    if (width > 1180) continue;
    const low = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.door-sheet :is(button, a.button, input), .own-account :is(button, input)')].filter((one) => one.offsetParent && one.getBoundingClientRect().height < 47.5).map((one) => `${one.textContent || one.getAttribute('name')}: ${one.getBoundingClientRect().height}`));
    expect(low, `${name} at ${width}`).toEqual([]);
  }
  await page.setViewportSize({ width: 1180, height: 820 });
}

async function signInByPassword(page: Page, login: string): Promise<void> {
  await page.fill('[name="login"]', login);
  await page.fill('[name="password"]', password);
  await page.click('form [type="submit"]');
}

async function signOut(page: Page): Promise<void> {
  await page.click('.who-menu summary');
  await page.click('[data-act="sign-out"]');
  await page.waitForSelector('[data-act="passkey"]', { timeout: 30_000 });
}

describe('a passkey in a browser', () => {
  it('is added on the own page, signs in alone, stands in for the code, and is removed', async () => {
    await production.enter('le.truc', [{ role: 'operator' }]);
    const context = await newContext();
    const page = await openWithAuthenticator(context, `${url}/desk/account`);
    await page.waitForSelector('[data-act="passkey"]', { timeout: 30_000 });
    await looksRight(page, 'sign-in');
    await signInByPassword(page, 'le.truc');
    await page.fill('[name="passkey"]', 'Máy bàn trực', { timeout: 30_000 });
    await page.click('form:has([name="passkey"]) [type="submit"]');
    await page.waitForSelector('.recovery li');
    await page.click('[data-act="codes-kept"]');
    await page.waitForSelector('text=Máy bàn trực');
    await looksRight(page, 'own-account');
    await signOut(page);
    await page.click('[data-act="passkey"]');
    await page.waitForSelector('.desk-header', { timeout: 30_000 });
    expect(await page.textContent('.who-menu summary')).toContain('Người le.truc');
    await signOut(page);
    await signInByPassword(page, 'le.truc');
    await page.waitForSelector('text=Mật khẩu đúng.');
    await looksRight(page, 'second-step');
    await page.click('[data-act="passkey"]');
    await page.waitForSelector('.desk-header', { timeout: 30_000 });
    await page.goto(`${url}/desk/account`);
    await page.click('.own-account >> text=Gỡ khóa');
    await page.click('[data-act="remove-passkey"]');
    await page.waitForSelector('text=Chưa có khóa nào.');
    await context.close();
  });

  it('is the second factor of an administrator from the first page on', async () => {
    await production.enter('qt.moi', [{ role: 'administrator' }]);
    const context = await newContext();
    const page = await openWithAuthenticator(context, `${url}/desk`);
    await page.waitForSelector('[name="login"]', { timeout: 30_000 });
    await signInByPassword(page, 'qt.moi');
    await page.waitForSelector('[name="passkey"]', { timeout: 30_000 });
    await looksRight(page, 'factor-due');
    await page.fill('[name="passkey"]', 'Khóa của tôi');
    await page.click('form:has([name="passkey"]) [type="submit"]');
    await page.click('[data-act="codes-kept"]');
    await page.waitForSelector('.desk-header nav a[href="/desk/accounts"], .who-menu', { timeout: 30_000 });
    expect((await context.request.get(`${url}/api/v1/accounts`)).status()).toBe(200);
    await context.close();
  });
});

/** Somebody at a browser of his own, for the provider remembers it; he wants to see the alarms. */
async function comesBy(who: string, groups: string[]): Promise<Page> {
  provider.people.set(who, { name: `Người ${who}`, groups });
  provider.who = who;
  const page = await (await newContext()).newPage();
  await page.goto(`${production.centre.url}/desk/alarms?state=open`);
  await page.click('[data-act="provider"]', { timeout: 30_000 });
  return page;
}

describe('a provider in a browser', () => {
  it('leads back to the page that was asked for, or says why not, in one click', async () => {
    const stranger = await comesBy('khong.vai', []);
    await stranger.waitForSelector('[role="alert"]', { timeout: 30_000 });
    expect(await stranger.textContent('[role="alert"]')).toContain('chưa có vai nào');
    expect(await stranger.evaluate(() => location.search)).toBe('?refused=no-role');
    await looksRight(stranger, 'refused');
    await stranger.context().close();
    const page = await comesBy('y.blin', ['ioc-truc-ban']);
    await page.waitForSelector('.desk-header', { timeout: 30_000 });
    expect(await page.evaluate(() => location.pathname + location.search)).toBe('/desk/alarms?state=open');
    await page.goto(`${production.centre.url}/desk/account`);
    await page.waitForSelector('text=tài khoản công vụ của tỉnh');
    expect(await page.locator('[name="next"]').count()).toBe(0);
    await page.context().close();
  });

  it('is told from passwords among the accounts, and such an account has no password to be given', async () => {
    const context = await newContext();
    const [session = ''] = production.administrator.cookie.split('; ');
    await context.addCookies([{ name: 'rong_session', value: session.split('=')[1] ?? '', url: production.centre.url }]);
    const page = await context.newPage();
    await page.goto(`${production.centre.url}/desk/accounts`);
    const row = page.locator('tr', { hasText: 'Người y.blin' }).first();
    await row.waitFor({ timeout: 30_000 });
    expect(await row.textContent()).toContain('đăng nhập một lần');
    await row.locator('button').click();
    await page.waitForSelector('.drawer [data-act="off"]');
    expect([await page.locator('.drawer [data-act="link"]').count(), await page.locator('.drawer input').count()]).toEqual([0, 0]);
    await looksRight(page, 'accounts');
    await context.close();
  });
});
