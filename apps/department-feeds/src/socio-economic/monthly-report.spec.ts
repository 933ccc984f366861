import { read, utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { createWorld } from '../core/world.js';
import { monthlyIndicators, monthlyReport } from './monthly-report.js';

const world = () => createWorld({ seed: 4627, now: () => Date.UTC(2026, 10, 23, 3) });

async function newestRows(w = world()): Promise<unknown[][]> {
  const file = monthlyReport.files(w.view('monthly-socio-report')).at(-1);
  const book = read(await file?.bytes());
  return utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1, raw: true });
}

describe('the monthly workbook', () => {
  it('comes for each of the last 24 whole months, under names that the feed owns', () => {
    const names = monthlyReport.files(world().view('monthly-socio-report')).map(({ name }) => name);
    expect([names.length, names[0], names.at(-1)]).toEqual([
      24,
      'bao-cao-kt-xh-2024-11.xlsx',
      'bao-cao-kt-xh-2026-10.xlsx',
    ]);
    expect(names.every((name) => monthlyReport.owns.test(name))).toBe(true);
  });

  it('has motto, title with the month, header, numbering row and one line per indicator with plan and share', async () => {
    const rows = await newestRows();
    const texts = rows.map((row) => row.join('|'));
    expect(texts[0]).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(texts[3]).toContain('THÁNG 10 NĂM 2026');
    expect(rows[6]).toEqual(['STT', 'Chỉ tiêu', 'ĐVT', 'Thực hiện tháng', 'Lũy kế', 'Kế hoạch năm', 'So kế hoạch (%)']);
    expect(rows[7]?.[6]).toBe('(4)=(2)/(3)');
    const lines = rows.filter((row) => typeof row[4] === 'number');
    expect(lines).toHaveLength(monthlyIndicators.length);
    const revenue = lines.find((row) => row[1] === 'Thu ngân sách nhà nước trên địa bàn') ?? [];
    expect(revenue[6]).toBeCloseTo((Number(revenue[4]) / Number(revenue[5])) * 100, 1);
    expect(Number(revenue[3])).toBeLessThan(Number(revenue[4]));
  });

  it('says a pinned total in the newest month and writes that file only', async () => {
    const w = world();
    const before = monthlyReport.files(w.view('monthly-socio-report')).map(({ signature }) => signature);
    w.pin('monthly-socio-report', { indicator: 'export-value', area: '62', value: 299.5 });
    const after = monthlyReport.files(w.view('monthly-socio-report')).map(({ signature }) => signature);
    expect(after.flatMap((signature, i) => (signature === before[i] ? [] : [i]))).toEqual([23]);
    expect((await newestRows(w)).find((row) => row[1] === 'Kim ngạch xuất khẩu')?.[4]).toBe(299.5);
  });

  it('has a word where figures should be in partial and no lines in empty', async () => {
    const w = world();
    w.setMode('monthly-socio-report', 'partial');
    expect((await newestRows(w)).flat()).toContain('đang cập nhật?');
    w.setMode('monthly-socio-report', 'empty');
    expect((await newestRows(w)).filter((row) => typeof row[4] === 'number')).toEqual([]);
  });
});
