/// <reference lib="dom" />
import { join } from 'node:path';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser.js';
import { startCopiedCentre, type CopiedCentre } from '../support/config-copy.js';
import { accessFaults } from './desk-layout.js';

/*
 * A department that nobody knows yet sends its workbook. One person, with the README and docs/add-a-feed.md alone, brings it
 * through /desk/feeds/new to a number on the wall. Every click, choice and field counts as one interaction.
 */

const districts = ['TP Kon Tum', 'Huyện Đăk Glei', 'Huyện Ngọc Hồi', 'Huyện Đăk Tô', 'Huyện Kon Plông', 'Huyện Kon Rẫy', 'Huyện Đăk Hà', 'Huyện Sa Thầy', 'Huyện Tu Mơ Rông', "Huyện Ia H'Drai"];
let centre: CopiedCentre;
let browser: Browser;
let page: Page;
let faults: string[];
let file: string;
let interactions = 0;

beforeAll(async () => {
  centre = await startCopiedCentre();
  browser = await openBrowser();
  ({ page, faults } = await openPage(browser, { width: 1920, height: 1080 }));
  file = join(centre.folder, 'BC viec lam thang 10.xlsx');
  writeFileSync(file, workbook());
});
afterAll(async () => {
  await browser?.close();
  await centre?.stop();
});

/** As departments write it: motto, title, a header with its unit, a numbering row, the total, and who signed. */
function workbook(): Uint8Array {
  const rows = [
    ['SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI'],
    ['BÁO CÁO VIỆC LÀM THÁNG 10 NĂM 2026'],
    [],
    ['STT', 'Đơn vị', 'Số người tìm việc (người)'],
    ['(1)', '(2)', '(3)'],
    ...districts.map((name, index) => [index + 1, name, 100 + index]),
    ['', 'Tổng cộng', 1045],
    [],
    ['', 'Người lập biểu', 'Thủ trưởng đơn vị'],
  ];
  return write({ SheetNames: ['Biểu 01'], Sheets: { 'Biểu 01': utils.aoa_to_sheet(rows) } }, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array;
}

const field = (label: string): Locator => page.getByLabel(label, { exact: true });
async function act(work: () => Promise<unknown>): Promise<void> {
  interactions += 1;
  await work();
}

it('brings the workbook of a new department from a file to a number on the wall', async () => {
  const feedsFile = join(centre.pack, 'feeds/socio-economic.yaml');
  const before = readFileSync(feedsFile, 'utf8');
  const wall = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  await wall.goto(`${centre.url}/wall?scene=overview`);
  await wall.waitForSelector('text=Kinh tế');

  await act(() => page.goto(`${centre.url}/desk/feeds/new`));
  // 1 and 2: the file is looked at; what was found is what a person sees in it.
  await act(() => field('Chọn hoặc thả một tệp').setInputFiles(file));
  await page.waitForSelector('[data-kind="spreadsheet"]');
  expect(await page.getByRole('columnheader').allTextContents()).toEqual(['STT', 'Đơn vị', 'Số người tìm việc (người)']);
  await page.waitForSelector('text=Nhận ra 10 trên');
  // 3: who sends it, and where on the wall it shall stand.
  await act(() => field('Cơ quan gửi').selectOption('so-lao-dong'));
  await act(() => field('Tên nguồn').fill('Báo cáo việc làm'));
  await act(() => field('Trên tường').selectOption({ index: 1 }));
  // 4: the catalogue has no such figure: the department brings a new one.
  await act(() => field('Số người tìm việc (người)').selectOption('+'));
  expect(await field('Tên chỉ tiêu').inputValue()).toBe('Số người tìm việc');
  expect(await field('Đơn vị tính').inputValue()).toBe('người');
  // 5: nothing is stored by a try.
  await act(() => page.getByRole('button', { name: 'Chạy thử' }).click());
  await page.waitForSelector('[data-looks="10"]');
  expect(await page.locator('[data-look$="|608"] b').textContent()).toBe('100 người');
  expect(readFileSync(feedsFile, 'utf8')).toBe(before);
  expect((await accessFaults(page)).join('\n')).toBe('');
  // 6: the diff is reviewed, saved, and runs at once.
  await act(() => page.getByRole('button', { name: 'Xem thay đổi' }).click());
  await page.waitForSelector('[data-diff="feeds/socio-economic.yaml"]');
  expect(await page.locator('[data-diff]').count()).toBe(3);
  expect(readFileSync(feedsFile, 'utf8')).toBe(before);
  await act(() => field('Tên của bạn').fill('Y Thu'));
  await act(() => page.getByRole('button', { name: 'Lưu và chạy ngay' }).click());
  await page.waitForSelector('[data-applied]', { timeout: 30_000 });
  expect(readFileSync(feedsFile, 'utf8').startsWith(before)).toBe(true);
  // 7: the sample's figures are the first ones.
  await act(() => page.getByRole('button', { name: 'Lấy tệp mẫu làm số liệu đầu tiên' }).click());
  await page.waitForSelector('[data-stored="10"]', { timeout: 30_000 });

  // The wall that was open all the time shows it: the sum of the ten districts.
  const panel = wall.locator('text=Số người tìm việc').first();
  await panel.waitFor({ timeout: 30_000 });
  await wall.locator('text=1.045').first().waitFor({ timeout: 30_000 });
  expect(faults).toEqual([]);
  expect(interactions).toBeLessThan(40);
  process.stdout.write(`onboarding: ${interactions} interactions\n`);
});

it('takes figures by hand, written by one person and confirmed by another', async () => {
  await page.goto(`${centre.url}/desk/entry`);
  await field('Chỉ tiêu').selectOption('so-nguoi-tim-viec');
  await field('Đơn vị hành chính').selectOption('608');
  await field('Kỳ').fill('9/2026');
  await field('Giá trị').fill('1.204');
  await field('Tên của bạn').last().fill('Y Hlim');
  await page.getByRole('button', { name: 'Ghi nháp' }).click();
  await page.waitForSelector('[data-row-state="draft"]');
  await field('Tên người duyệt (khác người nhập)').fill('Y Hlim');
  await page.getByRole('button', { name: 'Duyệt', exact: true }).click();
  await page.getByRole('alert').first().waitFor();
  await field('Tên người duyệt (khác người nhập)').fill('A Thiu');
  await page.getByRole('button', { name: 'Duyệt', exact: true }).click();
  await page.waitForSelector('[data-row-state="confirmed"]');
  expect((await accessFaults(page)).join('\n')).toBe('');
});
