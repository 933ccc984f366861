import { expect, it } from 'vitest';
import { readPeriod, readPeriods, readStatus } from './period-text.js';

it.each([
  ['Báo cáo kinh tế - xã hội tháng 10 năm 2026', ['2026-10']],
  ['THÁNG 10 VÀ 10 THÁNG ĐẦU NĂM 2026', ['2026-01/2026-10', '2026-10']],
  ['tháng Năm và 5 tháng đầu năm 2026', ['2026-01/2026-05', '2026-05']],
  ['tháng năm năm 2026', ['2026-05']],
  ['Quý IV năm 2026', ['2026-Q4']],
  ['quý 3/2026', ['2026-Q3']],
  ['6 tháng đầu năm 2024', ['2024-01/2024-06']],
  ['sáu tháng cuối năm 2024', ['2024-07/2024-12']],
  ['9 tháng năm 2025', ['2025-01/2025-09']],
  ['năm học 2025-2026', ['2025/2026']],
  ['Năm học 2025 – 2026', ['2025/2026']],
  ['số liệu đến 15/12/2023', ['2023-12-15']],
  ['ngày 05 tháng 11 năm 2026', ['2026-11-05']],
  ['02.-Bieu-T5.2026-final.xlsx', ['2026-05']],
  ['bao-cao-ktxh-thang-10-2026.xlsx', ['2026-10']],
  ['bao_cao_2026-10.xlsx', ['2026-10']],
  ['20/11/2026 07:30', ['2026-11-20T07:30:00+07:00']],
  ['07:30 ngày 20/11/2026', ['2026-11-20T07:30:00+07:00']],
  ['2026-11-20 07:30:15', ['2026-11-20T07:30:15+07:00']],
  ['2026-11-20T07:30:15Z', ['2026-11-20T07:30:15Z']],
  ['Prel. 2024', ['2024']],
  ['Sơ bộ 2024', ['2024']],
  ['2019-S1', ['2019-S1']],
  ['2004-Q1', ['2004-Q1']],
  ['2024M05', ['2024-05']],
  ['Avril 2023', ['2023-04']],
  ['févr. 2023', ['2023-02']],
  ['IV/2023', ['2023-Q4']],
  ['Năm học: 2023-2024', ['2023/2024']],
  ['Tháng 3, 2025', ['2025-03']],
  ['Tháng, 2026', ['2026']],
  ['10/2026', ['2026-10']],
  ['tuần 45 năm 2026', ['2026-W45']],
  ['Quyết toán 2014', ['2014']],
  ['giai đoạn 2021-2025', []],
  ['31/02/2026', []],
  ['2023/12/15', ['2023-12-15']],
  ['15 mars 2024', ['2024-03-15']],
  ['IV.2023', ['2023-Q4']],
  ['BC 9T/2026', ['2026-01/2026-09']],
  ['Lũy kế 10 tháng, 2026', ['2026-01/2026-10']],
  ['quý I, II năm 2026', ['2026-S1']],
  ['Quý I + II + III năm 2026', []],
  ['nửa cuối năm 2026', ['2026-S2']],
  ['2024-M05', ['2024-05']],
  ['NH 2023-24', ['2023/2024']],
  ['2023-24', []],
  ['Tháng 10 năm 2026 so với tháng 9 năm 2026', ['2026-10']],
  ['So với tháng 12 năm 2025 (%)', []],
  ['Kon Tum, ngày … tháng 11 năm 2026', []],
  ['tháng 13 năm 2026', []],
  ['STT', []],
])('reads the times of "%s"', (text, expected) => {
  expect(readPeriods(text).map((period) => period.at).sort()).toEqual([...expected].sort());
});

it('prefers the kind that the figure is renewed in', () => {
  const title = 'Kèm theo văn bản ngày 12/11/2026. Báo cáo tháng 10 và 10 tháng đầu năm 2026';
  expect(readPeriod(title, ['month'])).toMatchObject({ at: '2026-10' });
  expect(readPeriod(title, ['months'])).toMatchObject({ at: '2026-01/2026-10' });
  expect(readPeriod(title)).toBe('ambiguous');
});

it('does not choose between two months', () => {
  expect(readPeriod('thực hiện tháng 9, ước tháng 10 năm 2026', ['month'])).toBe('ambiguous');
});

it('knows the standing of a figure by its words', () => {
  expect([readStatus('Ước thực hiện tháng 10'), readStatus('Prel. 2024'), readStatus('Quyết toán 2014'), readStatus('Thực hiện')]).toEqual([
    'estimate',
    'preliminary',
    'official',
    undefined,
  ]);
});
