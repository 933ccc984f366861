import { existsSync, readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { ask } from '../core/ask.fixture.js';
import { createWorld } from '../core/world.js';
import { sdmx } from './sdmx.js';

interface Series {
  INDICATOR: string;
  FREQ: string;
  UNIT_MULT: string;
  Obs: { TIME_PERIOD: string; OBS_VALUE: string }[];
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  isArray: (name) => name === 'Obs' || name === 'Series',
});
const world = () => createWorld({ seed: 4627, now: () => Date.UTC(2026, 10, 23, 3) });
const textOf = (w = world()): string => String(sdmx.answer(ask('/sdmx/KTM.xml'), w.view('gso-sdmx')).body);

function seriesOf(text: string): Series[] {
  const parsed = parser.parse(text) as Record<string, { 'message:DataSet': { Series?: Series[] } }>;
  return parsed['message:StructureSpecificData']?.['message:DataSet'].Series ?? [];
}

describe('the SDMX file', () => {
  it('holds three years of months, twelve quarters and five years up to the last whole period', () => {
    const series = seriesOf(textOf());
    expect(series.map(({ INDICATOR, FREQ, Obs }) => [INDICATOR, FREQ, Obs.length, Obs.at(-1)?.TIME_PERIOD])).toEqual([
      ['NGDP_R_XDC', 'Q', 12, '2026-Q3'],
      ['NGDP_R_PC_CP_A_PT', 'Q', 12, '2026-Q3'],
      ['NGDPPC_XDC', 'A', 5, '2025'],
      ['VNM_NFI_SOC_XDC', 'Q', 12, '2026-Q3'],
      ['AIP_PC_CP_A_IX', 'M', 36, '2026-10'],
      ['PCPI_PC_CP_A_PT', 'M', 36, '2026-10'],
      ['VNM_RETAIL_XDC', 'M', 36, '2026-10'],
    ]);
  });

  it('says a pinned value in the newest period only', () => {
    const w = world();
    w.pin('gso-sdmx', { indicator: 'cpi-yoy', area: '62', value: 8.88 });
    const values =
      seriesOf(textOf(w))
        .find(({ INDICATOR }) => INDICATOR === 'PCPI_PC_CP_A_PT')
        ?.Obs.map(({ OBS_VALUE }) => OBS_VALUE) ?? [];
    expect(values.at(-1)).toBe('8.88');
    expect(values.filter((value) => value === '8.88')).toHaveLength(1);
  });

  it('misses series and has one broken observation in partial, and no series in empty', () => {
    const w = world();
    w.setMode('gso-sdmx', 'partial');
    const series = seriesOf(textOf(w));
    expect(series).toHaveLength(6);
    expect(series.flatMap(({ Obs }) => Obs).filter(({ OBS_VALUE }) => Number.isNaN(Number(OBS_VALUE)))).toHaveLength(1);
    expect(seriesOf(String(sdmx.empty(ask('/'), w.view('gso-sdmx')).body))).toEqual([]);
  });

  const sample = new URL('../../../../../shared/samples/sdmx/vn-nsdp-CPIVNM.sdmx21.xml', import.meta.url);
  if (!existsSync(sample)) process.stdout.write('real payloads: not present\n');
  it.skipIf(!existsSync(sample))(
    'has the elements and attributes of the file that the national office publishes',
    () => {
      const shape = (text: string): string[] => [
        ...new Set(
          [...text.matchAll(/<([\w:]+)((?: [\w:]+=")?)/g)]
            .map((match) => match[1] ?? '')
            .filter((name) => !/ID$|Source$/.test(name)),
        ),
      ];
      const attributes = (text: string): string[] =>
        [...(/<Series ([^>]*)>/.exec(text)?.[1] ?? '').matchAll(/(\w+)=/g)].map((match) => match[1] ?? '');
      const real = readFileSync(sample, 'utf8');
      expect(shape(textOf())).toEqual(shape(real));
      expect(attributes(textOf())).toEqual(attributes(real));
    },
  );
});
