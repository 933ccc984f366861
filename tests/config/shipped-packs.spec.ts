import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { adapterOf, adapters } from '@ioc/adapter-registry';
import { componentIds } from '@ioc/contracts';
import { checkPack, formatFaults, packSchemas, type AdapterKinds, type ProvincePack } from '@ioc/platform';
import { beforeAll, describe, expect, it } from 'vitest';
import { areaFiguresOf, figuresOf } from '../support/scene-figures.js';

const config = join(import.meta.dirname, '../../config');
const kinds: AdapterKinds = {
  kinds: adapters.map(({ kind }) => kind),
  settingsOf: (kind) => adapterOf(kind)?.settings,
};

async function load(name: string): Promise<ProvincePack> {
  const { pack, faults } = await checkPack(join(config, name), { adapters: kinds, environment: {} });
  expect(formatFaults(faults)).toBe('');
  if (!pack) throw new Error(`${name} was not handed out`);
  return pack;
}

const yamlFiles = (dir: string) =>
  readdirSync(join(config, dir), { recursive: true })
    .map(String)
    .filter((name) => /\.ya?ml$/.test(name));

describe('the example pack', () => {
  it('is whole without any variable set', async () => {
    const pack = await load('example');
    expect(pack.indicators.map(({ id }) => id)).toEqual(['classes', 'students', 'students-per-class']);
    expect(pack.area('huyen b')).toEqual({ code: '992' });
  });
});

describe('the pack of Kon Tum', () => {
  let pack: ProvincePack;
  beforeAll(async () => {
    pack = await load('kon-tum');
  });

  it('has the whole catalogue in its seven components, and the two counts behind the index of Decision 766', () => {
    expect(pack.components.map(({ id, indicators }) => [id, indicators])).toEqual(
      [38, 42 + 2, 22, 19, 14, 27, 21].map((count, index) => [componentIds[index], count]),
    );
  });

  it('shows the ten districts on its day, and holds the forty units that took their place', () => {
    expect(pack.shownAreas.map(({ code }) => code)).toEqual([
      '62',
      '608',
      '610',
      '611',
      '612',
      '613',
      '614',
      '615',
      '616',
      '617',
      '618',
    ]);
    const districts = pack.areas.filter(({ level }) => level === 'district');
    const communes = pack.areas.filter(({ level }) => level === 'commune').map(({ code }) => code);
    expect(communes).toHaveLength(40);
    expect(districts.flatMap(({ successors }) => successors).sort()).toEqual([...communes].sort());
  });

  it.each([
    ['Đắk Tô', '612'],
    ['Dak To', '612'],
    ['Huyện Đăk Hà', '615'],
    ['Ia H Drai', '618'],
    ["Huyện Ia H'Drai", '618'],
    ['TP. Kon Tum', '608'],
    ['Toàn tỉnh', '62'],
    ['Xã Đăk Tô', '23401'],
    ['Phường Kon Tum', '23293'],
  ])('finds %s', (name, code) => {
    expect(pack.area(name)).toEqual({ code });
  });

  it('names every district as one that has a shape on the map', () => {
    const shapes = pack.geometry.features
      .filter(({ properties }) => properties?.layer === 'district')
      .map(({ properties }) => properties?.code);
    expect(shapes.sort()).toEqual(pack.shownAreas.slice(1).map(({ code }) => code));
  });

  it('has twelve numbered cameras inside the city inset', () => {
    const [west, south, east, north] = pack.province.map.inset?.bounds ?? [0, 0, 0, 0];
    expect(pack.cameras.map(({ id, number }) => [id, number])).toEqual(
      Array.from({ length: 12 }, (_, index) => [`camera-${String(index + 1).padStart(2, '0')}`, index + 1]),
    );
    for (const { lon, lat } of pack.cameras) {
      expect(lon > west && lon < east && lat > south && lat < north).toBe(true);
    }
  });

  it('shows on its wall only what a feed, a formula or the camera room brings', () => {
    const brought = new Set([
      ...pack.feeds.flatMap(({ indicators }) => indicators),
      'cameras-total',
      'cameras-online',
      'camera-uptime-24h',
    ]);
    const shown = [...figuresOf(pack.scenes), ...areaFiguresOf(pack.scenes)];
    expect(shown.filter((id) => !brought.has(id) && pack.indicator(id)?.formula === undefined)).toEqual([]);
  });

  it('watches by its alarm rules only what a feed, a formula or the camera room brings', () => {
    const brought = new Set([...pack.feeds.flatMap(({ indicators }) => indicators), 'cameras-online']);
    const watched = pack.alarms.rules.flatMap(({ when }) => ('indicator' in when && when.indicator !== undefined ? [when.indicator] : []));
    expect(watched.filter((id) => !brought.has(id) && pack.indicator(id)?.formula === undefined)).toEqual([]);
  });

  it('spreads its alarm rules as ISA-18.2 wants it: about 5 % p1, 15 % p2, the rest below', () => {
    const { rules } = pack.alarms;
    const share = (priority: string) => rules.filter((rule) => rule.priority === priority).length / rules.length;
    expect(share('p1')).toBeLessThanOrEqual(0.05);
    expect(share('p2')).toBeLessThanOrEqual(0.15);
    expect(new Set(rules.map(({ group }) => group)).size).toBeLessThanOrEqual(10);
  });

  it('has a short name for everything that its wall shows', () => {
    const shown = [...figuresOf(pack.scenes), ...areaFiguresOf(pack.scenes)];
    expect(shown.filter((id) => !pack.indicator(id)?.shortName)).toEqual([]);
  });
});

describe('schemas for editors', () => {
  it('are those that the zod schemas give; tools/generate-schemas.ts writes them', () => {
    const generated = packSchemas(kinds);
    const committed = readdirSync(join(config, 'schema'), { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.json'));
    expect(committed.sort()).toEqual(Object.keys(generated).sort());
    for (const [name, schema] of Object.entries(generated)) {
      expect(JSON.parse(readFileSync(join(config, 'schema', name), 'utf8')), name).toEqual(
        JSON.parse(JSON.stringify(schema)),
      );
    }
  });

  it.each(['kon-tum', 'example'])('are named in the first line of every file of %s', (name) => {
    for (const file of yamlFiles(name)) {
      const [first = ''] = readFileSync(join(config, name, file), 'utf8').split('\n');
      const kind = file.includes('/') ? file.split('/')[0] : file.replace(/\.ya?ml$/, '');
      const up = file.includes('/') ? '../../' : '../';
      expect(first, file).toBe(`# yaml-language-server: $schema=${up}schema/${kind}.schema.json`);
    }
  });
});
