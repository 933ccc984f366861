import { Area } from '@ioc/contracts';
import { describe, expect, it } from 'vitest';
import { AreaIndex, exactName, foldedName } from './area-index.js';

const unit = (code: string, name: string, rest: Partial<Area> = {}): Area =>
  Area.parse({
    code,
    name,
    level: 'district',
    parent: '62',
    shortName: name.replace(/^(Thành phố|Huyện|Xã|Phường|Tỉnh) /, ''),
    ...rest,
  });

const areas: Area[] = [
  unit('62', 'Tỉnh Kon Tum', { level: 'province', parent: undefined, shortName: 'Toàn tỉnh' }),
  unit('608', 'Thành phố Kon Tum', { shortName: 'TP Kon Tum', validTo: '2025-06-30' }),
  unit('612', 'Huyện Đăk Tô', { validTo: '2025-06-30', aliases: ['Đắk Tô'] }),
  unit('618', "Huyện Ia H'Drai", { validTo: '2025-06-30' }),
  unit('23293', 'Phường Kon Tum', { level: 'commune', validFrom: '2025-07-01', shortName: undefined }),
  unit('23401', 'Xã Đăk Tô', { level: 'commune', validFrom: '2025-07-01', aliases: ['Đắk Tô'] }),
  unit('1', 'Xã Đắk Long', { level: 'commune' }),
  unit('2', 'Xã Đăk Long', { level: 'commune' }),
];
const before = new AreaIndex(areas, '2025-06-30');
const after = new AreaIndex(areas, '2025-07-01');

describe('folding of names', () => {
  it('keeps accents and one kind of apostrophe and blank in the exact form', () => {
    expect(exactName('  Ia  H’Drai ')).toBe("ia h'drai");
    expect(exactName('Ðăk Tô')).toBe('đăk tô');
    expect(exactName('Đắk Tô'.normalize('NFD'))).toBe('đắk tô');
  });

  it.each(["Ia H'Drai", 'Ia H Drai', 'Ia H’Drai', 'IA HDRAI', 'ia-h-drai', "Ia H'Drai".normalize('NFD')])(
    'folds %s',
    (text) => {
      expect(foldedName(text)).toBe('iahdrai');
    },
  );
});

describe('finding a unit', () => {
  it.each([
    ['612', '612'],
    [' 612 ', '612'],
    ['Huyện Đăk Tô', '612'],
    ['huyen dak to', '612'],
    ['HUYỆN ĐẮK TÔ', '612'],
    ['H. Đăk Tô', '612'],
    ['Ia H Drai', '618'],
    ["huyện Ia H' Drai", '618'],
    ['TP Kon Tum', '608'],
    ['TP. Kon Tum', '608'],
    ['TP.Kon Tum', '608'],
    ['Thành phố Kon Tum', '608'],
    ['Thanh pho Kon Tum', '608'],
    ['Tỉnh Kon Tum', '62'],
    ['Toàn tỉnh', '62'],
    ['P. Kon Tum', '23293'],
    ['Xã Đăk Tô', '23401'],
  ])('finds %s', (text, code) => {
    expect(before.find(text)).toEqual({ code });
  });

  it('knows nothing of an empty or a foreign name', () => {
    expect(before.find('')).toBeNull();
    expect(before.find(' - ')).toBeNull();
    expect(before.find('Huyện Đắk R’Lấp')).toBeNull();
  });

  it('takes the district before July 2025 and the commune after it, when a name has no prefix', () => {
    for (const text of ['Đăk Tô', 'Đắk Tô', 'Dak To']) {
      expect(before.find(text)).toEqual({ code: '612' });
      expect(after.find(text)).toEqual({ code: '23401' });
    }
  });

  it('lets a prefix decide whatever the day', () => {
    expect(after.find('Huyện Dak To')).toEqual({ code: '612' });
    expect(before.find('Xa Dak To')).toEqual({ code: '23401' });
  });

  it('never guesses between a province and its city', () => {
    expect(before.find('Kon Tum')).toEqual({ candidates: ['608', '62'] });
  });

  it('lets an exact spelling win over a folded one', () => {
    expect(before.find('Xã Đắk Long')).toEqual({ code: '1' });
    expect(before.find('Xã Đăk Long')).toEqual({ code: '2' });
    expect(before.find('Đăk Long')).toEqual({ code: '2' });
  });

  it('names every candidate when only folding fits', () => {
    expect(before.find('Xã Dak Long')).toEqual({ candidates: ['1', '2'] });
  });
});

describe('a name that another unit had before', () => {
  const successors = [
    unit('1', 'Xã Đăk Long', { level: 'commune', validFrom: '2025-07-01', aliases: ['Xã Đắk Long'] }),
    unit('2', 'Xã Đăk Pxi', { level: 'commune', validFrom: '2025-07-01', aliases: ['Xã Đăk Long', 'Đăk Long'] }),
  ];

  it('is refused before both units live, unless the spelling tells them apart', () => {
    const index = new AreaIndex(successors, '2025-06-30');
    for (const text of ['Xã Đăk Long', 'Đăk Long', 'xa dak long', 'DAK LONG']) expect(index.find(text)).toEqual({ candidates: ['1', '2'] });
    expect(index.find('Xã Đắk Long')).toEqual({ code: '1' });
  });

  it('is that of the unit which is called so now, as it is written', () => {
    const index = new AreaIndex(successors, '2025-07-01');
    expect(index.find('XÃ ĐĂK LONG')).toEqual({ code: '1' });
    expect(index.find('Đăk Long')).toEqual({ code: '1' });
    expect(index.find('Xa Dak Long')).toEqual({ candidates: ['1', '2'] });
  });
});

it('does not give a city’s figures to a ward of the same name that is yet to come', () => {
  const index = new AreaIndex([...areas, unit('23294', 'Phường Kon Tum', { level: 'commune', validFrom: '2025-07-01', shortName: 'Kon Tum' })], '2025-06-30');
  expect(index.find('Kon Tum')).toEqual({ candidates: ['608', '62'] });
});
