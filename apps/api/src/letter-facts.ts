import { offsetMs } from '@ioc/contracts';
import type { LetterFacts, Shortcomings } from '@ioc/scorecard';
import type { House } from './house.js';

/** A reminder's facts with the names that the pack gives them. */
export function letterFacts({ pack, states }: House, { organisation, period, row, feeds, nowMs }: Shortcomings & { organisation: string; period: string; nowMs: number }): LetterFacts {
  const [day, clock] = [(ms: number) => local(ms).slice(0, 10).split('-').reverse().map(Number), (ms: number) => local(ms).slice(11, 16)];
  const [d = 0, m = 0, y = 0] = day(nowMs);
  return {
    sender: { province: nameOfArea(pack.provinceArea), centre: pack.province.centreName },
    organisation: pack.organisations.find(({ id }) => id === organisation)?.name ?? organisation,
    period,
    row,
    feeds: feeds.map(({ name, records, total }) => ({ name: name.vi, records, total })),
    day: { day: d, month: m, year: y },
    names: {
      indicator: (id) => pack.indicator(id)?.name.vi ?? id,
      area: nameOfArea,
      moment: (iso) => `${clock(Date.parse(iso))} ngày ${day(Date.parse(iso)).join('/')}`,
    },
    simulated: feeds.some(({ id }) => states.get(id)?.provenance === 'simulated'),
  };

  function nameOfArea(code: string): string {
    return pack.areas.find((area) => area.code === code)?.name ?? code;
  }

  function local(ms: number): string {
    return new Date(ms + offsetMs(pack.utcOffset)).toISOString();
  }
}
