import { read, utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { hourMs, localMs } from '../core/vietnam-time.js';
import { createWorld } from '../core/world.js';
import { dailyReport } from './daily-report.js';
import { schoolCensus } from './school-census.js';

const worldAt = (nowMs: number) => createWorld({ seed: 4627, now: () => nowMs });
const monday = localMs(2026, 11, 23);

async function rowsOf(part: string, world = worldAt(monday + 10 * hourMs)): Promise<(string | number)[][]> {
  const file = schoolCensus.files(world.view('education-schools')).find(({ name }) => name.includes(part));
  const book = read(await file?.bytes());
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  return utils
    .sheet_to_json<(string | number)[]>(sheet, { header: 1, raw: true })
    .filter((row) => typeof row[3] === 'number');
}

describe('the school census', () => {
  it('has a row per district and the province, and the levels add up to all', async () => {
    const all = await rowsOf('toan-nganh-2026-10');
    expect(all).toHaveLength(11);
    const levels = await Promise.all(['mam-non', 'tieu-hoc', 'thcs', 'thpt'].map((level) => rowsOf(level)));
    for (const [r, row] of all.entries()) {
      for (const column of [3, 4, 5, 6, 7, 8]) {
        const sum = levels.reduce((total, level) => total + Number(level[r]?.[column]), 0);
        expect(sum, `${row[2]} column ${column}`).toBe(row[column]);
      }
    }
  });

  it('says a pin for a district', async () => {
    const world = worldAt(monday);
    world.pin('education-schools', { indicator: 'teacher-shortage', area: '617', value: 321 });
    const rows = await rowsOf('toan-nganh-2026-10', world);
    expect(rows.find((row) => row[1] === '617')?.[8]).toBe(321);
  });

  it('brings twelve months and four levels', () => {
    const names = schoolCensus.files(worldAt(monday).view('education-schools')).map(({ name }) => name);
    expect(names).toHaveLength(16);
    expect(names.every((name) => schoolCensus.owns.test(name))).toBe(true);
  });
});

describe('the daily report', () => {
  const daysAt = (nowMs: number): string[] => {
    const [file] = dailyReport.files(worldAt(nowMs).view('education-daily'));
    const lines = (file?.signature ?? '').trim().split('\r\n').slice(1);
    return [...new Set(lines.map((line) => line.split(';')[0] ?? ''))];
  };

  it('has fourteen school days, none of them a Sunday, and today from nine on', () => {
    expect(daysAt(monday + 10 * hourMs).slice(0, 3)).toEqual(['23/11/2026', '21/11/2026', '20/11/2026']);
    expect(daysAt(monday + 8 * hourMs).slice(0, 2)).toEqual(['21/11/2026', '20/11/2026']);
    expect(daysAt(monday)).toHaveLength(14);
  });

  it('writes comma decimals under the header, after a byte-order mark', () => {
    const [file] = dailyReport.files(worldAt(monday + 10 * hourMs).view('education-daily'));
    expect(file?.signature).toMatch(/^\uFEFFNgày;Mã huyện;Đơn vị;Tỷ lệ chuyên cần \(%\);/);
    expect(file?.signature).toMatch(/\r\n23\/11\/2026;608;Thành phố Kon Tum;\d+(,\d+)?;100;\d+;/);
  });
});
