import { describe, expect, it } from 'vitest';
import type { Scene } from '@ioc/contracts';
import { contentOf, leftOut, meant, miniatureAddress } from './order-draft.js';

const scenes = [
  { id: 'overview', layout: 'overview' },
  { id: 'health', layout: 'blocks' },
  { id: 'cameras', layout: 'cameras' },
  { id: 'trends', layout: 'trends' },
] as Scene[];
const cameras = [
  { id: 'camera-07', name: '7 Ngã tư Duy Tân', also: '7' },
  { id: 'camera-01', name: '1 Cầu Đăk Bla 7', also: '1' },
];

describe('a field of the remote', () => {
  it.each([
    ['7', 'camera-07'],
    ['duy tan', 'camera-07'],
    ['dak bla', 'camera-01'],
    ['camera-01', 'camera-01'],
    ['13', undefined],
  ])('finds by number or by words without accents: %s', (text, id) => expect(meant(cameras, text)?.id).toBe(id));
  it('tells what was not found from what was not asked', () => expect([meant(cameras, 'x'), meant(cameras, ' ')]).toEqual([null, undefined]));
  it('finds the shortest of names that fit as well', () => {
    const named = ['Y tế dự phòng và y tế cơ sở', 'Y tế'].map((name) => ({ id: name, name }));
    expect(meant(named, 'y te')?.name).toBe('Y tế');
  });
});

describe('what is to stand', () => {
  it.each([
    [{}, null],
    [{ scene: 'health' }, { scene: 'health' }],
    [{ camera: 'camera-07' }, { scene: 'cameras', camera: 'camera-07', event: 'f/worst' }],
    [{ camera: 'camera-07', event: 'f/1' }, { scene: 'cameras', camera: 'camera-07', event: 'f/1' }],
    [{ event: 'f/1' }, { scene: 'overview', event: 'f/1' }],
    [{ indicator: 'x' }, { scene: 'trends', indicator: 'x' }],
    [{ area: '610' }, { scene: 'trends', area: '610' }],
    [{ scene: 'health', camera: 'camera-07' }, { scene: 'health' }],
  ])('%j', (given, content) => expect(contentOf(given, scenes, 'f/worst')).toEqual(content));
  it('is nothing where no scene of the province shows it', () => expect(contentOf({ camera: 'camera-07' }, scenes.slice(0, 2), undefined)).toBeNull());
  it('says what of it a chosen scene does not show', () => expect(leftOut({ scene: 'health', camera: 'camera-07' }, { scene: 'health' })).toEqual(['camera']));
});

it('a miniature has an address of its own', () => {
  expect(miniatureAddress('wall', 'vi', { scene: 'trends', area: '610' })).toBe('/wall?display=wall&miniature=&lang=vi&scene=trends&area=610');
});
