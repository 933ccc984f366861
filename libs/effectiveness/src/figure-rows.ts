import type { Bilingual, EffectBy, EffectFigure, EffectRow, EffectUnit } from '@ioc/contracts';
import { figures } from './figures.js';
import { grouped } from './grouped.js';
import type { Sample } from './sample.js';

export interface RowGround {
  operatorHours: number;
  /** By feed, milliseconds. */
  watchedMs: ReadonlyMap<string, number>;
  organisationName: (id: string) => string;
}

type Numbers = Pick<EffectRow, 'value' | 'p90' | 'part' | 'whole' | 'reason'>;

const everything: Bilingual = { vi: 'Tất cả', en: 'All' };
const none: Bilingual = { vi: 'Không có trường hợp nào trong kỳ.', en: 'There was none in the period.' };
const noneEnded: Bilingual = { vi: 'Chưa có trường hợp nào kết thúc.', en: 'None has ended yet.' };
const nobody: Bilingual = { vi: 'Lịch trực không có ai trong kỳ.', en: 'The shift plan has nobody in the period.' };
const notWatched: Bilingual = { vi: 'Rông chưa theo dõi nguồn nào trong kỳ.', en: 'Rông watched no feed in the period.' };

/** Every figure, over all its records and by what they are taken together. */
export function figureRows(samples: readonly Sample[], ground: RowGround): EffectRow[] {
  return figures.flatMap(({ id, unit, by, unknown }): EffectRow[] => {
    if (unknown) return [{ figure: id, by: 'all', of: '', name: everything, value: null, p90: null, part: null, whole: null, reason: unknown }];
    const own = samples.filter(({ figure }) => figure === id);
    return [rowOf(id, { by: 'all', of: '', name: everything }, { unit, own, ground }), ...by.flatMap((one) => rowsBy(id, one, { unit, own, ground }))];
  });
}

/** The records of one row, newest first. */
export function recordsOf(samples: readonly Sample[], { figure, by, of }: { figure: EffectFigure; by: EffectBy; of: string }): Sample[] {
  return samples.filter((one) => one.figure === figure && (by === 'all' || keyOf(one, by) === of)).sort((a, b) => b.at - a.at || (a.subject < b.subject ? -1 : 1));
}

interface Own {
  unit: EffectUnit;
  own: readonly Sample[];
  ground: RowGround;
}

const keyOf = ({ priority, organisation, subject }: Sample, by: Exclude<EffectBy, 'all'>) => ({ priority, organisation, subject })[by];

function rowsBy(figure: EffectFigure, by: Exclude<EffectBy, 'all'>, { unit, own, ground }: Own): EffectRow[] {
  const known = own.filter((one) => keyOf(one, by) !== null);
  const rows = [...grouped(known, (one) => keyOf(one, by) ?? '')].map(([of, group]) => rowOf(figure, { by, of, name: nameOf(by, of, { group, ground }) }, { unit, own: group, ground }));
  return by === 'priority' ? rows.sort((a, b) => (a.of < b.of ? -1 : 1)) : rows.sort((a, b) => (b.part ?? 0) - (a.part ?? 0) || (a.of < b.of ? -1 : 1));
}

function nameOf(by: Exclude<EffectBy, 'all'>, of: string, { group, ground }: { group: readonly Sample[]; ground: RowGround }): Bilingual {
  if (by === 'subject') return group[0]?.title ?? { vi: of, en: of };
  const name = by === 'organisation' ? ground.organisationName(of) : of;
  return { vi: name, en: name };
}

function rowOf(figure: EffectFigure, of: Pick<EffectRow, 'by' | 'of' | 'name'>, { unit, own, ground }: Own): EffectRow {
  const numbers: Record<EffectUnit, () => Numbers> = {
    time: () => timeOf(own),
    share: () => shareOf(own),
    count: () => ({ value: own.length, p90: null, part: own.length, whole: null, reason: null }),
    'per-hour': () => perHour(own.length, ground.operatorHours),
    duration: () => durationOf(own, of.by === 'subject' ? (ground.watchedMs.get(of.of) ?? 0) : [...ground.watchedMs.values()].reduce((sum, ms) => sum + ms, 0)),
  };
  return { figure, ...of, ...numbers[unit]() };
}

function timeOf(own: readonly Sample[]): Numbers {
  const times = own.flatMap(({ at, until }) => (until === null ? [] : [until - at])).sort((a, b) => a - b);
  const counted = { part: times.length, whole: own.length };
  if (times.length === 0) return { value: null, p90: null, ...counted, reason: own.length === 0 ? none : noneEnded };
  return { value: median(times), p90: times[Math.ceil(times.length * 0.9) - 1] ?? null, ...counted, reason: null };
}

/** The middle one, or the mean of the two in the middle. @param sorted at least one */
function median(sorted: readonly number[]): number {
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}

function shareOf(own: readonly Sample[]): Numbers {
  const part = own.filter(({ holds }) => holds === true).length;
  return own.length === 0 ? { value: null, p90: null, part, whole: 0, reason: none } : { value: part / own.length, p90: null, part, whole: own.length, reason: null };
}

function perHour(count: number, hours: number): Numbers {
  return { value: hours > 0 ? count / hours : null, p90: null, part: count, whole: hours, reason: hours > 0 ? null : nobody };
}

function durationOf(own: readonly Sample[], watchedMs: number): Numbers {
  const silent = own.reduce((sum, { at, until }) => sum + (until ?? at) - at, 0);
  return watchedMs > 0 ? { value: silent, p90: null, part: silent, whole: watchedMs, reason: null } : { value: null, p90: null, part: 0, whole: 0, reason: notWatched };
}
