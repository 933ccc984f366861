import { z } from 'zod';
import { districts, province } from '../core/areas.js';
import { json, type FeedAnswer, type FeedProtocol } from '../core/serve-feed.js';
import { localMs, localTime } from '../core/vietnam-time.js';
import type { FeedView } from '../department.js';

interface Dimension {
  code: string;
  values: string[];
  texts: string[];
}

interface Table {
  areas: string[];
  years: number[];
  dimensions: readonly [Dimension, Dimension, Dimension];
}

export const pxWebIndicators = ['population', 'urban-population-share', 'poverty-rate', 'trained-labour-rate'] as const;
const indicatorTexts = [
  'Dân số trung bình (Nghìn người)',
  'Tỷ lệ dân số thành thị (%)',
  'Tỷ lệ hộ nghèo đa chiều (%)',
  'Tỷ lệ lao động từ 15 tuổi trở lên đã qua đào tạo (%)',
];
const title = 'Dân số và lao động chia theo Địa phương, Năm và Chỉ tiêu';

const Query = z.object({
  query: z.array(
    z.object({
      code: z.string(),
      selection: z.object({ filter: z.enum(['item', 'all', 'top']), values: z.array(z.string()) }),
    }),
  ),
  response: z.object({ format: z.literal('json-stat') }),
});
type Selection = z.infer<typeof Query>['query'][number]['selection'];

/** The statistics office's table V02.01.px: GET tells its variables, POST answers JSON-stat 1 (with the NUL that the real one appends). */
export const pxWeb: FeedProtocol = {
  feed: 'gso-pxweb',
  answer(request, view) {
    const table = tableOf(view);
    if (request.method === 'GET') return json({ title, variables: table.dimensions.map(variableOf) });
    const picked = pick(table, request.body);
    return picked ? answerOf(table, picked, view) : { status: 400, contentType: 'text/plain', body: 'Bad Request' };
  },
  empty(_request, view) {
    const table = tableOf(view);
    return answerOf(table, [[], [], []], view);
  },
};

function variableOf({ code, values, texts }: Dimension): unknown {
  return { code, text: code, values, valueTexts: texts };
}

/** Values are ordinals as in the real service; labels carry stray blanks and the office's spelling Đắk. */
function tableOf(view: FeedView): Table {
  const newest = localTime(view.now()).year - 1;
  const years = [4, 3, 2, 1, 0].map((back) => newest - back);
  const areas = [province.code, ...districts.map(({ code }) => code)];
  const names = ['TỈNH KON TUM', ...districts.map(({ name }) => `  ${name.replaceAll('Đăk', 'Đắk')}`)];
  const dimension = (code: string, texts: string[]): Dimension => ({
    code,
    texts,
    values: texts.map((_, i) => String(i)),
  });
  return {
    areas,
    years,
    dimensions: [
      dimension('Địa phương', names),
      dimension(
        'Năm',
        years.map((year) => (year === newest ? `Sơ bộ ${year}` : String(year))),
      ),
      dimension('Chỉ tiêu', indicatorTexts),
    ],
  };
}

type Picked = readonly [number[], number[], number[]];

/** @returns positions per dimension, or undefined for a query that the table does not understand */
function pick(table: Table, body: string): Picked | undefined {
  const query = Query.safeParse(parseJson(body));
  if (!query.success) return undefined;
  if (query.data.query.some(({ code }) => !table.dimensions.some((dimension) => dimension.code === code)))
    return undefined;
  const positions = table.dimensions.map((dimension) => {
    const selection = query.data.query.find(({ code }) => code === dimension.code)?.selection;
    return selection ? select(dimension, selection) : dimension.values.map((_, i) => i);
  });
  const [areas, years, indicators] = positions;
  return areas && years && indicators ? [areas, years, indicators] : undefined;
}

function select(dimension: Dimension, { filter, values }: Selection): number[] | undefined {
  const all = dimension.values.map((_, i) => i);
  if (filter === 'top') return all.slice(-Number(values[0] ?? 1));
  if (filter === 'all' && values.includes('*')) return all;
  const positions = values.map((value) => dimension.values.indexOf(value));
  return positions.includes(-1) ? undefined : positions;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function answerOf(table: Table, picked: Picked, view: FeedView): FeedAnswer {
  const [areas, years, indicators] = picked;
  const value = areas.flatMap((a) => years.flatMap((y) => indicators.map((i) => cell(table, { a, y, i }, view))));
  const missing = value.flatMap((entry, i) => (entry === null ? [[String(i), null]] : []));
  const dataset = {
    status: Object.fromEntries(missing),
    dimension: {
      ...Object.fromEntries(
        table.dimensions.map((dimension, d) => [dimension.code, categoryOf(dimension, picked[d] ?? [])]),
      ),
      id: table.dimensions.map(({ code }) => code),
      size: picked.map((positions) => positions.length),
      role: {},
    },
    label: title,
    source: 'Cục Thống kê tỉnh Kon Tum',
    updated: new Date(Math.floor(view.now() / 3_600_000) * 3_600_000).toISOString().replace('.000', ''),
    value: view.mode === 'partial' ? cut(value) : value,
  };
  return { contentType: 'application/json; charset=utf-8', body: `${JSON.stringify({ dataset })}\0` };
}

/** A cell is a word and every fourth is missing. */
function cut(values: readonly (number | null)[]): (number | string | null)[] {
  return values.map((value, i) => (i === 1 ? 'n/a?' : i % 4 === 3 ? null : value));
}

function categoryOf({ code, values, texts }: Dimension, positions: readonly number[]): unknown {
  return {
    label: code,
    category: {
      index: Object.fromEntries(positions.map((position, i) => [values[position], i])),
      label: Object.fromEntries(positions.map((position) => [values[position], texts[position]])),
    },
  };
}

/** Ia H'Drai, founded in 2015, has no poverty and labour survey in the oldest year: null, as in the real tables. */
function cell(table: Table, { a, y, i }: { a: number; y: number; i: number }, view: FeedView): number | null {
  const area = table.areas[a] ?? province.code;
  const year = table.years[y] ?? 0;
  const indicator = pxWebIndicators[i] ?? 'population';
  if (area === '618' && y === 0 && i >= 2) return null;
  const middle = localMs(year, 7);
  return y === table.years.length - 1 ? view.latest(indicator, area, middle) : view.value(indicator, area, middle);
}
